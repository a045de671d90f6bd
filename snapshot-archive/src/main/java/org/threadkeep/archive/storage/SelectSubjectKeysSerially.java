package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.keys.KeyOwner;

/** Reads all of a subject's rows, after every LWT before it. */
final class SelectSubjectKeysSerially {
    private static final String CQL =
            """
            SELECT epoch, key_id, erased_at FROM %s.subject_key
            WHERE tenant = :tenant AND subject = :subject
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    SelectSubjectKeysSerially(ArchiveSession session) {
        this.session = session;
        this.prepared =
                session.prepareSerialRead(CQL.formatted(session.keyspaces().keys()));
    }

    Iterator<Row> execute(KeyOwner owner) {
        return session.rows(prepared.boundStatementBuilder()
                .setString("tenant", owner.tenant())
                .setString("subject", owner.storedSubject())
                .build());
    }
}
