package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import org.threadkeep.archive.keys.WrappedKey;

/** Stores a key as another key-encryption key wrapped it, if it is still there as it was. */
final class UpdateWrappedKey {
    private static final String CQL =
            """
            UPDATE %s.subject_key SET wrapped = :wrapped, kek_id = :kek_id
            WHERE tenant = :tenant AND subject = :subject AND epoch = :epoch IF key_id = :key_id AND kek_id = :before
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    UpdateWrappedKey(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepareLwt(CQL.formatted(session.keyspaces().keys()), true);
    }

    /** False when the key was destroyed or wrapped anew in the meantime. */
    boolean execute(WrappedKey anew, String kekBefore) {
        return session.session()
                .execute(prepared.boundStatementBuilder()
                        .setString("tenant", anew.owner().tenant())
                        .setString("subject", anew.owner().storedSubject())
                        .setInt("epoch", anew.epoch())
                        .setUuid("key_id", anew.id())
                        .setByteBuffer("wrapped", ByteBuffer.wrap(anew.wrapped()))
                        .setString("kek_id", anew.kekId())
                        .setString("before", kekBefore)
                        .build())
                .wasApplied();
    }
}
