package org.threadkeep.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The two secrets of a system that is gone after the run.
 *
 * @param identity file of the key that joins turns to threads
 * @param encryption file of the key that wraps the keys of the archive
 */
public record BenchKeys(Path identity, Path encryption) {
    private static final int BYTES = 32;

    static BenchKeys in(Path folder) {
        return new BenchKeys(write(folder.resolve("identity.key")), write(folder.resolve("kek.key")));
    }

    private static Path write(Path file) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            return Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
