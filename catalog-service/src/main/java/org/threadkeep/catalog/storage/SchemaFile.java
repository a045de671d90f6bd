package org.threadkeep.catalog.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code .cql} file of statements that create what is not there yet. */
final class SchemaFile {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> statements;

    private SchemaFile(List<String> statements) {
        this.statements = statements;
    }

    /**
     * Reads a file beside this class.
     *
     * @param replication CQL map that takes the place of <code>${replication}</code>
     */
    static SchemaFile read(String name, String replication) {
        try (InputStream in = SchemaFile.class.getResourceAsStream(name)) {
            String cql = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"))
                    .replace("${replication}", replication);
            return new SchemaFile(Arrays.stream(cql.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }

    void apply(CqlSession session) {
        statements.forEach(statement ->
                session.execute(SimpleStatement.newInstance(statement).setTimeout(PATIENCE)));
    }
}
