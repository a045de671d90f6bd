package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.UUID;
import org.threadkeep.archive.keys.KeyOwner;

/** Destroys a key. Part of a batch. */
final class DeleteSubjectKey {
    private static final String CQL =
            """
            DELETE FROM %s.subject_key
            WHERE tenant = :tenant AND subject = :subject AND epoch = :epoch IF key_id = :key_id
            """;

    private final PreparedStatement prepared;

    DeleteSubjectKey(ArchiveSession session) {
        this.prepared = session.prepareLwt(CQL.formatted(session.keyspaces().keys()), false);
    }

    BoundStatement bind(KeyOwner owner, int epoch, UUID keyId) {
        return prepared.boundStatementBuilder()
                .setString("tenant", owner.tenant())
                .setString("subject", owner.storedSubject())
                .setInt("epoch", epoch)
                .setUuid("key_id", keyId)
                .build();
    }
}
