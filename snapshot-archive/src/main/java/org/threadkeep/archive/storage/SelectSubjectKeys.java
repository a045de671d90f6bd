package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.WrappedKey;

/** Reads all keys of a subject, by rising epoch. */
final class SelectSubjectKeys {
    private static final String CQL =
            """
            SELECT epoch, key_id, wrapped, kek_id FROM %s.subject_key
            WHERE tenant = :tenant AND subject = :subject
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectSubjectKeys(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().keys()));
    }

    CompletionStage<List<WrappedKey>> execute(KeyOwner owner) {
        return session.executeAsync(prepared.boundStatementBuilder()
                        .setString("tenant", owner.tenant())
                        .setString("subject", owner.storedSubject())
                        .build())
                .thenCompose(page -> collect(owner, page, new ArrayList<>()));
    }

    private CompletionStage<List<WrappedKey>> collect(KeyOwner owner, AsyncResultSet page, List<WrappedKey> keys) {
        for (Row row : page.currentPage()) {
            keys.add(KeyRow.key(owner, row, session.keyspaces()));
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(owner, next, keys))
                : CompletableFuture.completedFuture(keys);
    }
}
