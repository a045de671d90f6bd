package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Instant;
import org.threadkeep.archive.keys.KeyOwner;

/** Notes that a subject is erased who was erased before, at a time that is known. Part of a batch. */
final class MarkErasedAgain {
    private static final String CQL =
            """
            UPDATE %s.subject_key SET erased_at = :now
            WHERE tenant = :tenant AND subject = :subject IF erased_at = :before
            """;

    private final PreparedStatement prepared;

    MarkErasedAgain(ArchiveSession session) {
        this.prepared = session.prepareLwt(CQL.formatted(session.keyspaces().keys()), false);
    }

    BoundStatement bind(KeyOwner owner, Instant now, Instant before) {
        return prepared.boundStatementBuilder()
                .setString("tenant", owner.tenant())
                .setString("subject", owner.storedSubject())
                .setInstant("now", now)
                .setInstant("before", before)
                .build();
    }
}
