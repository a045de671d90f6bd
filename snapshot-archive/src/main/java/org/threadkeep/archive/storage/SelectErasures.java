package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;

/** Reads the erasures of a day (UTC) from some time on. */
final class SelectErasures {
    private static final String CQL =
            """
            SELECT at, tenant, subject FROM %s.erasure WHERE day = :day AND at >= :from_at
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectErasures(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepare(CQL.formatted(session.keyspaces().keys()));
    }

    Iterator<Row> execute(LocalDate day, Instant from) {
        return session.rows(prepared.boundStatementBuilder()
                .setLocalDate("day", day)
                .setUuid("from_at", Uuids.startOf(from.toEpochMilli()))
                .build());
    }
}
