package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.WrappedKey;

/**
 * Wraps the subjects' keys anew under the current key-encryption key. No frame changes. Afterwards the earlier key-encryption key can
 * be destroyed, and with it whatever copies there still are of keys that were erased.
 */
public final class KeyRewrap {
    private final SelectKeyRows selectKeyRows;
    private final UpdateWrappedKey updateWrappedKey;
    private final KeyManagement keyManagement;
    private final ArchiveKeyspaces keyspaces;

    KeyRewrap(ArchiveSession session, KeyManagement keyManagement) {
        this.selectKeyRows = new SelectKeyRows(session);
        this.updateWrappedKey = new UpdateWrappedKey(session);
        this.keyManagement = keyManagement;
        this.keyspaces = session.keyspaces();
    }

    /**
     * What was done.
     *
     * @param keys that were looked at
     * @param rewrapped of them; the others were under the current key-encryption key already, or are gone by now
     */
    public record Counts(long keys, long rewrapped) {
        /** Both together. */
        public Counts plus(Counts more) {
            return new Counts(keys + more.keys, rewrapped + more.rewrapped);
        }
    }

    /**
     * Goes through a range of the ring; repeating is safe, also while freezers make keys.
     *
     * @throws ArchiveUnavailableException when it can't be done now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when a key can't be unwrapped: an earlier key-encryption key is
     *     missing, or the key management is away
     */
    public Counts run(TokenRange range) {
        long keys = 0;
        long rewrapped = 0;
        try {
            Iterator<Row> rows = selectKeyRows.execute(range);
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.isNull("epoch")) {
                    keys++;
                    rewrapped += rewrap(row) ? 1 : 0;
                }
            }
        } catch (DriverException e) {
            throw new ArchiveUnavailableException("can't wrap keys anew now", e);
        }
        return new Counts(keys, rewrapped);
    }

    private boolean rewrap(Row row) {
        KeyOwner owner = KeyOwner.ofStored(row.getString("tenant"), row.getString("subject"));
        WrappedKey stored = KeyRow.key(owner, row, keyspaces);
        if (stored.kekId().equals(keyManagement.kekId())) {
            return false;
        }
        byte[] key = keyManagement.unwrap(stored.kekId(), stored.wrapped(), stored.context());
        byte[] wrapped = keyManagement.wrap(key, stored.context());
        return updateWrappedKey.execute(
                new WrappedKey(owner, stored.epoch(), stored.id(), keyManagement.kekId(), wrapped), stored.kekId());
    }
}
