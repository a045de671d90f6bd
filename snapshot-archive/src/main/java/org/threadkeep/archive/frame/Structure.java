package org.threadkeep.archive.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the records of most threads have in common before anybody has said anything: names of headers and members. Frames without a
 * base begin with it instead, or a short turn would be mostly that. It is part of the format and never changes.
 */
final class Structure {
    private static final byte[] BYTES = read();

    private Structure() {}

    /** The same array each time; not to be changed. */
    static byte[] bytes() {
        return BYTES;
    }

    private static byte[] read() {
        try (InputStream in = Structure.class.getResourceAsStream("structure.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("structure.txt is not in the library", e);
        }
    }
}
