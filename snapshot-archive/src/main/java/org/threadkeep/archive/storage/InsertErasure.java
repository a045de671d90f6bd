package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.keys.KeyOwner;

/** Tells every process that a subject was erased. */
final class InsertErasure {
    private static final String CQL =
            """
            INSERT INTO %s.erasure (day, at, tenant, subject) VALUES (:day, :at, :tenant, :subject)
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    InsertErasure(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().keys()));
    }

    CompletionStage<?> execute(KeyOwner owner, LocalDate day) {
        return session.executeAsync(prepared.boundStatementBuilder()
                .setLocalDate("day", day)
                .setUuid("at", Uuids.timeBased())
                .setString("tenant", owner.tenant())
                .setString("subject", owner.storedSubject())
                .build());
    }
}
