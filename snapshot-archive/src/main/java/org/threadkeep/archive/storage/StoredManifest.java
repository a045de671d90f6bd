package org.threadkeep.archive.storage;

import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.PackManifest;

/**
 * A manifest, and how much room it takes.
 *
 * @param bytes as it is stored, above 0
 */
record StoredManifest(PackManifest manifest, int bytes) {
    /** The Cassandra partitions that it lies in, from 0. */
    int parts() {
        return partsOf(bytes);
    }

    /** The Cassandra partitions that so many bytes lie in, from 0. */
    static int partsOf(long bytes) {
        return bytes == 0 ? 0 : Chunk.part(Math.toIntExact(Chunk.count(bytes) - 1)) + 1;
    }
}
