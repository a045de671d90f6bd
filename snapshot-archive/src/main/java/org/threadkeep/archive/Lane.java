package org.threadkeep.archive;

import java.util.List;

/**
 * All frames of one model version in a pack, one after another, cut into chunks.
 *
 * @param bytes of all frames
 * @param chunkDigests one per chunk, in order
 */
public record Lane(String modelVersion, long bytes, List<String> chunkDigests) {
    /** Checks that there is a digest for every chunk. */
    public Lane {
        Fields.text("modelVersion", modelVersion);
        Fields.notNegative("bytes", bytes);
        chunkDigests = List.copyOf(chunkDigests);
        chunkDigests.forEach(digest -> Digests.require("chunkDigests", digest));
        if (chunkDigests.size() != Chunk.count(bytes)) {
            throw new IllegalArgumentException("chunkDigests are " + chunkDigests.size() + ", but " + bytes
                    + " bytes make " + Chunk.count(bytes) + " chunks");
        }
    }
}
