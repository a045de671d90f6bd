package org.threadkeep.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What keyspaces take on a node's disk: every file of their tables. */
public final class DiskBytes {
    private DiskBytes() {}

    /**
     * Of a node that was stopped, so that nothing is in memory only.
     *
     * @param nodeHome the folder that holds its {@code data}
     */
    public static long of(Path nodeHome, String keyspace) {
        Path folder = nodeHome.resolve("data").resolve(keyspace);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(DiskBytes::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + folder, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the size of " + file, e);
        }
    }
}
