package org.threadkeep.archive.keys;

import java.nio.file.Path;
import java.util.List;

/**
 * A key-encryption key, and earlier ones under which keys may still be wrapped. Once everything is wrapped anew, the earlier ones are
 * destroyed: then a copy of the table from before an erasure opens nothing either.
 */
public final class KeyRing implements KeyManagement {
    private final KeyManagement current;
    private final List<? extends KeyManagement> earlier;

    /** Wraps with {@code current}, and unwraps with any. */
    public KeyRing(KeyManagement current, List<? extends KeyManagement> earlier) {
        this.current = current;
        this.earlier = List.copyOf(earlier);
    }

    /**
     * Keys in files.
     *
     * @throws IllegalArgumentException when a file holds something else, naming it
     * @throws java.io.UncheckedIOException when one can't be read
     */
    public static KeyRing read(Path current, List<Path> earlier) {
        return new KeyRing(
                LocalFileKeyManagement.read(current),
                earlier.stream().map(LocalFileKeyManagement::read).toList());
    }

    @Override
    public String kekId() {
        return current.kekId();
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        return current.wrap(dataKey, context);
    }

    @Override
    public byte[] unwrap(String kekId, byte[] wrapped, byte[] context) {
        for (KeyManagement one : earlier) {
            if (one.kekId().equals(kekId)) {
                return one.unwrap(kekId, wrapped, context);
            }
        }
        return current.unwrap(kekId, wrapped, context);
    }
}
