package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.keys.SubjectKey;

/** The frames of one pack while it is made. */
final class PackFrames {
    private final PackId pack;
    private final RecentFrames.OfStream earlier;
    private final FrameReader reader = new FrameReader();
    private final Map<String, LaneWriter> lanes = new TreeMap<>();
    private final List<SnapshotEntry> snapshots = new ArrayList<>();

    PackFrames(PackId pack, RecentFrames.OfStream earlier) {
        this.pack = pack;
        this.earlier = earlier;
    }

    void add(TurnGroup group, SubjectKey key, FrameWriter writer) {
        String model = group.modelVersion();
        byte[] plain = FrameWriter.plain(group.records());
        Optional<FrameWriter.Earlier> base =
                group.nameBefore().flatMap(earlier::find).flatMap(frame -> frame.asBase(key));
        byte[] frame = writer.write(key, pack, model, plain, base);
        long offset = lanes.computeIfAbsent(model, LaneWriter::new).append(frame);
        snapshots.add(group.entry(Digests.sha256(frame), offset, frame.length));
        if (Base.canBe(plain) && offset <= Integer.MAX_VALUE) {
            FramePlace place = new FramePlace(model, pack, offset, frame.length);
            int depth = reader.header(frame, model)
                    .base()
                    .map(Base::depth)
                    .orElse(0); // one that doesn't compress needs no base
            earlier.remember(group.nameBefore(), group.namesAfter(), new EarlierFrame(place, key.id(), depth, plain));
        }
    }

    PackId pack() {
        return pack;
    }

    List<Lane> lanes() {
        return lanes.values().stream().map(LaneWriter::lane).toList();
    }

    List<Chunk> chunks() {
        return lanes.values().stream().flatMap(lane -> lane.chunks().stream()).toList();
    }

    List<SnapshotEntry> snapshots() {
        return snapshots;
    }
}
