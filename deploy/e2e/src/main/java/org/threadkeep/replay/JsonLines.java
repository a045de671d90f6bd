package org.threadkeep.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file with one JSON value a line, plain or gzipped; blank lines are passed over. */
public record JsonLines(Path path) {
    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * Reads one line after the other.
     *
     * @throws IllegalArgumentException naming the line that {@code into} doesn't take
     */
    public void forEach(Consumer<byte[]> into) throws IOException {
        try (BufferedReader lines = lines()) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    accept(line, number, into);
                }
            }
        }
    }

    /** The first line that is not blank. */
    public Optional<byte[]> first() throws IOException {
        try (BufferedReader lines = lines()) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void accept(String line, int number, Consumer<byte[]> into) {
        try {
            into.accept(line.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path.getFileName() + " line " + number + ": " + e.getMessage(), e);
        }
    }

    private BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8));
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(2);
        int magic = (in.read() << 8) | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
