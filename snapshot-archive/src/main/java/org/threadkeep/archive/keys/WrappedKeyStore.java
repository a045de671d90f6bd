package org.threadkeep.archive.keys;

import java.util.concurrent.CompletionStage;

/** Where wrapped keys are kept. Stages fail with {@link org.threadkeep.archive.ArchiveUnavailableException}, retry safe. */
public interface WrappedKeyStore {
    /** All keys of an owner; none when there are none, which is never said only because of an error. */
    CompletionStage<StoredKeys> find(KeyOwner owner);

    /** Stores the key unless its owner has one of that epoch, and gives the one that is there afterwards. */
    CompletionStage<WrappedKey> putIfAbsent(WrappedKey key);
}
