package org.threadkeep.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for bytes in every file below a folder, whatever wrote it. */
final class RawFiles {
    private static final int BUFFER = 1 << 16;

    private RawFiles() {}

    /** The files that hold these bytes somewhere. */
    static List<Path> holding(byte[] bytes, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, bytes))
                    .toList();
        }
    }

    private static boolean holds(Path file, byte[] bytes) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            int[] fallbacks = fallbacks(bytes);
            int matched = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                while (matched > 0 && (byte) next != bytes[matched]) {
                    matched = fallbacks[matched - 1];
                }
                if ((byte) next == bytes[matched] && ++matched == bytes.length) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException e) {
            return false; // servers that run delete files, too
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** How much still matches where the next byte doesn't (Knuth, Morris and Pratt, 1977). */
    private static int[] fallbacks(byte[] bytes) {
        int[] fallbacks = new int[bytes.length];
        int matched = 0;
        for (int i = 1; i < bytes.length; i++) {
            while (matched > 0 && bytes[i] != bytes[matched]) {
                matched = fallbacks[matched - 1];
            }
            matched += bytes[i] == bytes[matched] ? 1 : 0;
            fallbacks[i] = matched;
        }
        return fallbacks;
    }
}
