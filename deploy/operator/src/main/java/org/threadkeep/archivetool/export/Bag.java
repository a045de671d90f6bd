package org.threadkeep.archivetool.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.threadkeep.archive.Digests;

/**
 * A bag of RFC 8493: payload files with their SHA-256 digests. It is whole when {@code bagit.txt} is there, which {@link #seal}
 * writes last.
 */
final class Bag implements AutoCloseable {
    private static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    private static final String MANIFEST = "manifest-sha256.txt";
    private static final String INFO = "bag-info.txt";

    private final Path directory;
    private final Writer manifest;
    private long files;
    private long bytes;

    private Bag(Path directory, Writer manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Begins a bag.
     *
     * @throws IllegalArgumentException when the directory has anything in it
     * @throws UncheckedIOException when it can't be written
     */
    static Bag begin(Path directory) {
        try {
            Files.createDirectories(directory.resolve("data"));
            try (Stream<Path> there = Files.list(directory)) {
                if (there.count() > 1 || !isEmpty(directory.resolve("data"))) {
                    throw new IllegalArgumentException(
                            directory + " is not empty: an export wants a directory of its own");
                }
            }
            return new Bag(directory, Files.newBufferedWriter(directory.resolve(MANIFEST), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + directory, e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> there = Files.list(directory)) {
            return there.findAny().isEmpty();
        }
    }

    /** Adds a file, relative to {@code data/}; one at a time. */
    void add(String name, Consumer<Writer> content) {
        Path file = directory.resolve("data").resolve(name);
        MessageDigest digest = Digests.start();
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest);
                    Writer text = new OutputStreamWriter(out, UTF_8)) {
                content.accept(text);
            }
            manifest.write(Digests.hex(digest) + "  data/" + name + "\n");
            files++;
            bytes += Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Ends it. */
    void seal() {
        try {
            manifest.close();
            String info = "Payload-Oxum: " + bytes + "." + files + "\n";
            String tags = line(INFO, info.getBytes(UTF_8))
                    + line(MANIFEST, Files.readAllBytes(directory.resolve(MANIFEST)))
                    + line("bagit.txt", DECLARATION.getBytes(UTF_8));
            Files.writeString(directory.resolve(INFO), info);
            Files.writeString(directory.resolve("tagmanifest-sha256.txt"), tags);
            Files.writeString(directory.resolve("bagit.txt"), DECLARATION);
        } catch (IOException e) {
            throw new UncheckedIOException("can't end the bag " + directory, e);
        }
    }

    private static String line(String name, byte[] content) {
        return Digests.sha256(content) + "  " + name + "\n";
    }

    @Override
    public void close() {
        try {
            manifest.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't close the bag " + directory, e);
        }
    }
}
