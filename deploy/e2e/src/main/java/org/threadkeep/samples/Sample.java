package org.threadkeep.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of one format.
 *
 * @param kind its name without number and ending, which tells the format
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record Sample(String number, String kind, byte[] content) {
    private static final Pattern NAME = Pattern.compile("(\\d+)-(.+)\\.json");

    /** All of a folder, by their numbers. */
    public static List<Sample> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(file -> of(file).stream()).toList();
        }
    }

    private static java.util.Optional<Sample> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return java.util.Optional.empty();
        }
        try {
            return java.util.Optional.of(new Sample(name.group(1), name.group(2), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("can't read " + file.getFileName(), e);
        }
    }

    String name() {
        return number + "-" + kind;
    }

    /** Whose it is: each has a tenant of its own, by which it is found again. */
    String tenant() {
        return "sample-" + number;
    }
}
