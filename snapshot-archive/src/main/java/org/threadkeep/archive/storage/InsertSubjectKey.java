package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.WrappedKey;

/** Stores a key unless there is one. The driver may repeat it: whoever's key is there afterwards is used. */
final class InsertSubjectKey {
    private static final String CQL =
            """
            INSERT INTO %s.subject_key (tenant, subject, epoch, key_id, wrapped, kek_id)
            VALUES (:tenant, :subject, :epoch, :key_id, :wrapped, :kek_id)
            IF NOT EXISTS
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    InsertSubjectKey(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepareLwt(CQL.formatted(session.keyspaces().keys()), true);
    }

    CompletionStage<WrappedKey> execute(WrappedKey key) {
        return session.executeAsync(prepared.boundStatementBuilder()
                        .setString("tenant", key.owner().tenant())
                        .setString("subject", key.owner().storedSubject())
                        .setInt("epoch", key.epoch())
                        .setUuid("key_id", key.id())
                        .setByteBuffer("wrapped", ByteBuffer.wrap(key.wrapped()))
                        .setString("kek_id", key.kekId())
                        .build())
                .thenApply(result -> stored(key.owner(), key, result));
    }

    private WrappedKey stored(KeyOwner owner, WrappedKey key, AsyncResultSet result) {
        return result.wasApplied() ? key : KeyRow.key(owner, result.one(), session.keyspaces());
    }
}
