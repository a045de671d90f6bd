package org.threadkeep.archive.storage;

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
import org.threadkeep.archive.ArchiveUnavailableException;

/** Creates keyspaces and tables from the {@code .cql} files that stand beside this class. */
public final class ArchiveSchema {
    private static final List<String> FILES = List.of("archive.cql", "keys.cql");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ArchiveSchema() {}

    /**
     * Creates what isn't there yet; changes nothing that is. Several may call it at once for a schema that exists; let one
     * create a new one.
     *
     * @throws ArchiveUnavailableException when it can't be done now; retry safe
     */
    public static void create(CqlSession session, ArchiveKeyspaces keyspaces) {
        for (String statement : statements(keyspaces)) {
            try {
                session.execute(SimpleStatement.newInstance(statement)
                        .setTimeout(PATIENCE)
                        .setIdempotent(true));
            } catch (RuntimeException e) {
                throw new ArchiveUnavailableException("can't create the archive's schema", e);
            }
        }
        if (!session.checkSchemaAgreement()) {
            throw new ArchiveUnavailableException("the nodes don't agree on the schema yet", null);
        }
    }

    /** The statements, in order. */
    static List<String> statements(ArchiveKeyspaces keyspaces) {
        return FILES.stream()
                .map(ArchiveSchema::read)
                .map(cql -> cql.replace("${archive}", keyspaces.archive())
                        .replace("${keys}", keyspaces.keys())
                        .replace("${replication}", keyspaces.replication()))
                .flatMap(cql -> Arrays.stream(cql.split(";")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = ArchiveSchema.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
