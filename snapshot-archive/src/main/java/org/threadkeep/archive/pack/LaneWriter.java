package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.Lane;

/** Lays frames one after another, and cuts them into chunks. */
final class LaneWriter {
    /** Where a fleet has many model versions, most lanes of a pack never fill a chunk: room grows with what is there. */
    private static final int FIRST_BYTES = 8 << 10;

    private final String modelVersion;
    private final List<Chunk> full = new ArrayList<>();
    private byte[] rest = new byte[FIRST_BYTES];
    private int restLength;

    LaneWriter(String modelVersion) {
        this.modelVersion = modelVersion;
    }

    void append(byte[] frame) {
        int taken = 0;
        while (taken < frame.length) {
            int piece = Math.min(frame.length - taken, Chunk.BYTES - restLength);
            makeRoomFor(piece);
            System.arraycopy(frame, taken, rest, restLength, piece);
            taken += piece;
            restLength += piece;
            if (restLength == Chunk.BYTES) {
                full.add(new Chunk(modelVersion, full.size(), rest));
                rest = new byte[FIRST_BYTES];
                restLength = 0;
            }
        }
    }

    private void makeRoomFor(int piece) {
        if (restLength + piece > rest.length) {
            rest = Arrays.copyOf(rest, Math.min(Chunk.BYTES, Math.max(restLength + piece, 2 * rest.length)));
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
        List<String> digests = new ArrayList<>();
        full.forEach(chunk -> digests.add(Digests.sha256(chunk.bytes())));
        if (restLength > 0) {
            digests.add(Digests.sha256(rest, 0, restLength));
        }
        return new Lane(modelVersion, length(), digests);
    }

    /** Where the next frame will begin. */
    long length() {
        return (long) full.size() * Chunk.BYTES + restLength;
    }
}
