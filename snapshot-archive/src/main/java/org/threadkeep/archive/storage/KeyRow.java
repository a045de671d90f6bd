package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.WrappedKey;

/** A wrapped key as a row of {@code subject_key}. */
final class KeyRow {
    private KeyRow() {}

    static WrappedKey key(KeyOwner owner, Row row, ArchiveKeyspaces keyspaces) {
        try {
            return new WrappedKey(
                    owner,
                    row.getInt("epoch"),
                    row.getUuid("key_id"),
                    row.getString("kek_id"),
                    ByteUtils.getArray(row.getByteBuffer("wrapped")));
        } catch (RuntimeException e) {
            throw new CorruptArchiveException(
                    RowName.subjectKey(keyspaces, owner.tenant(), owner.storedSubject(), row.getInt("epoch")),
                    "is no wrapped key",
                    e);
        }
    }
}
