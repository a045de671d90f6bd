package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;

/** Reads bytes out of a lane: only the chunks that cover them. */
final class LaneReader {
    private final ArchiveSession session;
    private final SelectChunks selectChunks;

    LaneReader(ArchiveSession session) {
        this.session = session;
        this.selectChunks = new SelectChunks(session);
    }

    /** The bytes of a frame, not checked. */
    byte[] read(FramePlace ref) {
        byte[] frame = new byte[ref.frameLength()];
        int first = firstChunk(ref);
        int last = lastChunk(ref);
        for (int part = Chunk.part(first); part <= Chunk.part(last); part++) {
            int from = Math.max(first, part * Chunk.PER_PART);
            int to = Math.min(last, part * Chunk.PER_PART + Chunk.PER_PART - 1);
            Iterator<Row> rows = selectChunks.execute(ref.modelVersion(), ref.pack(), part, from, to);
            for (int number = from; number <= to; number++) {
                StoredChunk chunk = rows.hasNext() ? StoredChunk.from(rows.next()) : null;
                if (chunk == null || chunk.number() != number) {
                    throw corrupt(ref.modelVersion(), ref.pack(), number, "is missing");
                }
                copy(chunk, ref, frame);
            }
        }
        return frame;
    }

    /** The bytes of a chunk in the lane of this frame, not checked. */
    byte[] read(FramePlace ref, int number) {
        Iterator<Row> rows = selectChunks.execute(ref.modelVersion(), ref.pack(), Chunk.part(number), number, number);
        if (!rows.hasNext()) {
            throw corrupt(ref.modelVersion(), ref.pack(), number, "is missing");
        }
        return StoredChunk.from(rows.next()).bytes();
    }

    static int firstChunk(FramePlace ref) {
        return Math.toIntExact(ref.frameOffset() / Chunk.BYTES);
    }

    static int lastChunk(FramePlace ref) {
        return Math.toIntExact((ref.frameOffset() + ref.frameLength() - 1) / Chunk.BYTES);
    }

    /** Copies what this chunk holds of the frame. */
    private void copy(StoredChunk chunk, FramePlace ref, byte[] frame) {
        long chunkStart = (long) chunk.number() * Chunk.BYTES;
        long from = Math.max(chunkStart, ref.frameOffset());
        long to = Math.min(chunkStart + Chunk.BYTES, ref.frameOffset() + ref.frameLength());
        if (to - chunkStart > chunk.bytes().length) {
            throw corrupt(ref.modelVersion(), ref.pack(), chunk.number(), "is cut off");
        }
        System.arraycopy(
                chunk.bytes(), (int) (from - chunkStart), frame, (int) (from - ref.frameOffset()), (int) (to - from));
    }

    private CorruptArchiveException corrupt(String modelVersion, PackId pack, int number, String problem) {
        return new CorruptArchiveException(RowName.chunk(session.keyspaces(), modelVersion, pack, number), problem);
    }
}
