package org.threadkeep.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file with one conversation a line, plain or gzipped. */
public final class ConversationFile {
    private static final int GZIP_MAGIC = 0x1f8b;
    private final Path path;

    /** Reads from there. */
    public ConversationFile(Path path) {
        this.path = path;
    }

    /**
     * Reads one conversation after the other.
     *
     * @throws IllegalArgumentException naming the line that is no conversation
     */
    public void forEach(Consumer<Conversation> into) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    into.accept(parse(line, number));
                }
            }
        }
    }

    private Conversation parse(String line, int number) {
        try {
            return Conversation.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    path.getFileName() + " line " + number + " is no conversation: " + e.getMessage(), e);
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(2);
        int magic = (in.read() << 8) | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
