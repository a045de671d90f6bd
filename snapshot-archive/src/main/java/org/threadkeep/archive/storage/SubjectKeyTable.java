package org.threadkeep.archive.storage;

import java.util.concurrent.CompletionStage;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.StoredKeys;
import org.threadkeep.archive.keys.WrappedKey;
import org.threadkeep.archive.keys.WrappedKeyStore;

/** Wrapped keys in Cassandra. */
final class SubjectKeyTable implements WrappedKeyStore {
    private final SelectSubjectKeys selectSubjectKeys;
    private final InsertSubjectKey insertSubjectKey;

    SubjectKeyTable(ArchiveSession session) {
        this.selectSubjectKeys = new SelectSubjectKeys(session);
        this.insertSubjectKey = new InsertSubjectKey(session);
    }

    @Override
    public CompletionStage<StoredKeys> find(KeyOwner owner) {
        return selectSubjectKeys.execute(owner);
    }

    @Override
    public CompletionStage<WrappedKey> putIfAbsent(WrappedKey key) {
        return insertSubjectKey.execute(key);
    }
}
