package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads which backups the backup procedure has told of. */
public final class SelectBackups {
    private static final int MOST = 16;

    private final Query query;

    SelectBackups(Connection connection) {
        query = connection.prepare(
                """
                SELECT what, finished_at FROM threadkeep_registry.backup
                LIMIT :most
                """);
    }

    /** The last of each kind. */
    public CompletableFuture<List<Backup>> execute() {
        return query.rows(
                query.bind().integer("most", MOST),
                MOST,
                row -> new Backup(row.getString("what"), row.getInstant("finished_at")));
    }
}
