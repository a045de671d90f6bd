package org.threadkeep.admin.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Instant;
import java.util.List;

/**
 * Numbered steps that change what exists, taken in order and each once. A step may be taken twice when its end was not noted,
 * so its statements say {@code IF NOT EXISTS}.
 */
public final class Migrations {
    private static final String FOLDER = "/org/threadkeep/admin/storage/migrations/";

    /** The first is number 1. */
    private static final List<String> STEPS = List.of("0001-schema-version.cql");

    private final CqlSession session;

    Migrations(CqlSession session) {
        this.session = session;
    }

    /** The last step that this tool knows. */
    public static int known() {
        return STEPS.size();
    }

    /**
     * The last step that was taken; 0 for none.
     *
     * @throws IllegalStateException when it is one that this tool doesn't know; a retry doesn't help, a later release's tool does
     */
    int reached() {
        int reached = recorded();
        if (reached > known()) {
            throw new IllegalStateException("the schema has version " + reached + ", and this release knows " + known()
                    + ": use the deploy/admin of the release that made it, or a later one");
        }
        return reached;
    }

    private int recorded() {
        boolean isThere = session.getMetadata()
                .getKeyspace("threadkeep_registry")
                .flatMap(keyspace -> keyspace.getTable("schema_version"))
                .isPresent();
        return isThere
                ? session
                        .execute("SELECT version FROM threadkeep_registry.schema_version WHERE which = 'threadkeep'")
                        .all()
                        .stream()
                        .mapToInt(row -> row.getInt("version"))
                        .max()
                        .orElse(0)
                : 0;
    }

    /** Takes all that come after this one, and notes each. */
    void takeAfter(int reached, String replication) {
        for (int step = reached + 1; step <= known(); step++) {
            CqlFile.statements(FOLDER + STEPS.get(step - 1), replication).forEach(session::execute);
            session.execute(
                    """
                    INSERT INTO threadkeep_registry.schema_version (which, version, reached_at)
                    VALUES ('threadkeep', ?, ?)
                    """,
                    step,
                    Instant.now());
        }
    }
}
