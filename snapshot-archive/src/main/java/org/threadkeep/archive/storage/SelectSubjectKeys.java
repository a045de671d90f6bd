package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.StoredKeys;
import org.threadkeep.archive.keys.WrappedKey;

/** Reads all keys of a subject, by rising epoch. */
final class SelectSubjectKeys {
    private static final String CQL =
            """
            SELECT epoch, key_id, wrapped, kek_id, erased_at FROM %s.subject_key
            WHERE tenant = :tenant AND subject = :subject
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectSubjectKeys(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().keys()));
    }

    CompletionStage<StoredKeys> execute(KeyOwner owner) {
        return session.executeAsync(prepared.boundStatementBuilder()
                        .setString("tenant", owner.tenant())
                        .setString("subject", owner.storedSubject())
                        .build())
                .thenCompose(page -> collect(owner, page, new StoredKeys(List.of(), Optional.empty())));
    }

    /** A subject that has no key any more is a row without an epoch. */
    private CompletionStage<StoredKeys> collect(KeyOwner owner, AsyncResultSet page, StoredKeys before) {
        List<WrappedKey> keys = new ArrayList<>(before.keys());
        Optional<Instant> erasedAt = before.erasedAt();
        for (Row row : page.currentPage()) {
            erasedAt = Optional.ofNullable(row.getInstant("erased_at"));
            if (!row.isNull("epoch")) {
                keys.add(KeyRow.key(owner, row, session.keyspaces()));
            }
        }
        StoredKeys soFar = new StoredKeys(keys, erasedAt);
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(owner, next, soFar))
                : CompletableFuture.completedFuture(soFar);
    }
}
