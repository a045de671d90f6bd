package org.threadkeep.admin.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code .cql} file on the class path. */
final class CqlFile {
    private CqlFile() {}

    /**
     * Its statements, without comments.
     *
     * @param replication CQL map that takes the place of <code>${replication}</code>
     */
    static List<String> statements(String path, String replication) {
        try (InputStream in = CqlFile.class.getResourceAsStream(path)) {
            String cql = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"))
                    .replace("${replication}", replication);
            return Arrays.stream(cql.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }
}
