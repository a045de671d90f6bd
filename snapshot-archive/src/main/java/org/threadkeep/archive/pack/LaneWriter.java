package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.Lane;

/** Lays frames one after another, and cuts them into chunks. */
final class LaneWriter {
    private final String modelVersion;
    private final List<Chunk> full = new ArrayList<>();
    private byte[] rest = new byte[Chunk.BYTES];
    private int restLength;

    LaneWriter(String modelVersion) {
        this.modelVersion = modelVersion;
    }

    void append(byte[] frame) {
        int taken = 0;
        while (taken < frame.length) {
            int piece = Math.min(frame.length - taken, Chunk.BYTES - restLength);
            System.arraycopy(frame, taken, rest, restLength, piece);
            taken += piece;
            restLength += piece;
            if (restLength == Chunk.BYTES) {
                full.add(new Chunk(modelVersion, full.size(), rest));
                rest = new byte[Chunk.BYTES];
                restLength = 0;
            }
        }
    }

    List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>(full);
        if (restLength > 0) {
            chunks.add(new Chunk(modelVersion, full.size(), Arrays.copyOf(rest, restLength)));
        }
        return chunks;
    }

    Lane lane() {
        return new Lane(
                modelVersion,
                length(),
                chunks().stream().map(chunk -> Digests.sha256(chunk.bytes())).toList());
    }

    /** Where the next frame will begin. */
    long length() {
        return (long) full.size() * Chunk.BYTES + restLength;
    }
}
