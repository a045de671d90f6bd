package org.threadkeep.admin.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;

/** Creates the keyspaces and tables of archive and catalog that are missing. */
public final class SchemaCreation {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The catalog's own files, which the build puts beside ours: one truth for both. */
    private static final String CATALOG_FILES = "/org/threadkeep/catalog/storage/";

    private static final List<String> CATALOG = List.of("registry.cql", "catalog.cql");

    private final CqlSessionBuilder sessions;

    /**
     * Connects at each call.
     *
     * @param credentials of Cassandra, if it wants any
     */
    public SchemaCreation(
            List<InetSocketAddress> contactPoints, String localDatacenter, Optional<Credentials> credentials) {
        this.sessions = CqlSession.builder()
                .addContactPoints(contactPoints)
                .withLocalDatacenter(localDatacenter)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                        .build());
        credentials.ifPresent(given -> sessions.withAuthCredentials(given.username(), given.password()));
    }

    /**
     * Who connects.
     *
     * @param password never printed
     */
    public record Credentials(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * Creates what is missing, then takes the steps that change what is there.
     *
     * @param replication CQL map
     * @return all keyspaces of the project, and how many tables each has now
     * @throws IllegalStateException when a later release was here; a retry doesn't help
     * @throws RuntimeException when Cassandra doesn't answer or refuses; a retry is safe
     */
    public List<Keyspace> create(String replication) {
        ArchiveKeyspaces keyspaces = ArchiveKeyspaces.replicated(replication);
        try (CqlSession session = sessions.build()) {
            Migrations migrations = new Migrations(session);
            int reached = migrations.reached();
            ArchiveSchema.create(session, keyspaces);
            CATALOG.stream()
                    .flatMap(file -> CqlFile.statements(CATALOG_FILES + file, replication).stream())
                    .forEach(session::execute);
            migrations.takeAfter(reached, replication);
            if (!session.checkSchemaAgreement()) {
                throw new IllegalStateException("the nodes don't agree on the schema yet");
            }
            return session.refreshSchema().getKeyspaces().values().stream()
                    .map(keyspace -> new Keyspace(
                            keyspace.getName().asInternal(),
                            keyspace.getTables().size()))
                    .filter(keyspace -> keyspace.name().startsWith("threadkeep_"))
                    .sorted()
                    .toList();
        }
    }

    /** A keyspace and how many tables it has. */
    public record Keyspace(String name, int tables) implements Comparable<Keyspace> {
        @Override
        public int compareTo(Keyspace other) {
            return name.compareTo(other.name);
        }
    }
}
