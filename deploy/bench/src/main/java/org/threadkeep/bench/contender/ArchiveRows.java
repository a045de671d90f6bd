package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.Opener;

/** The chunks that hold a frame, the frames below it and their pieces. Only headers are looked at, which stand in clear. */
final class ArchiveRows {
    private final BareDriver driver;
    private final FrameReader frames = new FrameReader();

    ArchiveRows(BareDriver driver) {
        this.driver = driver;
    }

    /** The frame that this turn's row names. */
    void frame(Row turn) throws IOException {
        FramePlace place = new FramePlace(
                turn.getString("model_version"),
                new PackId(turn.getUuid("pack_id")),
                turn.getLong("frame_offset"),
                turn.getInt("frame_length"));
        while (true) {
            byte[] frame = read(place);
            for (FramePlace piece : frames.pieces(frame, place.modelVersion())) {
                read(piece);
            }
            Opener opener = frames.opener(frame, place.modelVersion());
            if (!(opener instanceof Base base)) {
                return;
            }
            place = base.place();
        }
    }

    private byte[] read(FramePlace place) throws IOException {
        int first = (int) (place.frameOffset() / Chunk.BYTES);
        int last = (int) ((place.frameOffset() + place.frameLength() - 1) / Chunk.BYTES);
        ByteArrayOutputStream lane = new ByteArrayOutputStream();
        for (int part = Chunk.part(first); part <= Chunk.part(last); part++) {
            int from = Math.max(first, part * Chunk.PER_PART);
            int to = Math.min(last, part * Chunk.PER_PART + Chunk.PER_PART - 1);
            List<Row> chunks = driver.rows(
                    LookupStatement.CHUNKS, place.modelVersion(), place.pack().value(), part, from, to);
            for (Row chunk : chunks) {
                ByteBuffer bytes = chunk.getByteBuffer("bytes");
                lane.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            }
        }
        byte[] frame = new byte[place.frameLength()];
        int begin = (int) (place.frameOffset() - (long) first * Chunk.BYTES);
        if (lane.size() < begin + frame.length) {
            throw new IOException("chunks of a frame were not found");
        }
        System.arraycopy(lane.toByteArray(), begin, frame, 0, frame.length);
        return frame;
    }
}
