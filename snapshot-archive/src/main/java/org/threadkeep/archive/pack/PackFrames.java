package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.FrameKinds;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PieceEntry;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.Draft;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.frame.FromPiece;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.frame.Plain;
import org.threadkeep.archive.keys.PieceKey;
import org.threadkeep.archive.keys.SubjectKey;

/** The frames of one pack while it is made. */
final class PackFrames {
    private record Filling(LaneWriter lane, List<FrameEntry> frames) {
        static Filling begin(String modelVersion) {
            return new Filling(new LaneWriter(modelVersion), new ArrayList<>());
        }
    }

    private final PackId pack;
    private final RecentFrames.OfStream earlier;
    private final Sharing sharing;
    private final Map<String, Filling> lanes = new TreeMap<>();
    private long own;
    private long based;
    private long tombstones;
    private long pieces;

    PackFrames(PackId pack, RecentFrames.OfStream earlier) {
        this.pack = pack;
        this.earlier = earlier;
        this.sharing = new Sharing(earlier.pieces());
    }

    void add(TurnGroup group, FrameWriter writer) {
        Filling filling = lanes.computeIfAbsent(group.modelVersion(), Filling::begin);
        if (group.isErased()) {
            tombstones++;
            append(
                    group,
                    filling,
                    tombstone(group.modelVersion(), filling.lane().length(), writer));
        } else {
            add(group, filling, writer);
        }
    }

    private void add(TurnGroup group, Filling filling, FrameWriter writer) {
        SubjectKey key = group.key();
        Plain plain = group.plain();
        Optional<EarlierFrame> before = group.nameBefore().flatMap(earlier::find);
        Draft draft = Draft.of(plain, before.flatMap(frame -> frame.asBase(key)));
        List<FromPiece> shared = sharing.share(group.owner(), draft, content -> piece(content, group, filling, writer));
        String model = group.modelVersion();
        long offset = filling.lane().length();
        FrameWriter.Written frame = writer.write(key, pack, model, offset, draft, shared);
        append(group, filling, frame);
        count(frame);
        if (Base.canBe(plain) && offset <= Integer.MAX_VALUE) {
            FramePlace place = new FramePlace(model, pack, offset, frame.bytes().length);
            earlier.remember(
                    group.nameBefore(),
                    group.namesAfter(),
                    EarlierFrame.written(place, key.id(), frame, plain, before));
        }
    }

    /** A place beyond 2 GiB can't be referred to. */
    private Optional<Piece> piece(byte[] content, TurnGroup group, Filling filling, FrameWriter writer) {
        String model = group.modelVersion();
        long offset = filling.lane().length();
        if (offset > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        PieceKey key = PieceKey.random();
        byte[] frame = writer.writePiece(key, pack, model, offset, content);
        filling.lane().append(frame);
        filling.frames().add(new PieceEntry(model, group.owner().tenant(), offset, frame.length));
        pieces++;
        return Optional.of(new Piece(new FramePlace(model, pack, offset, frame.length), key, content.length));
    }

    private void count(FrameWriter.Written frame) {
        if (frame.base().isPresent()) {
            based++;
        } else {
            own++;
        }
    }

    FrameKinds kinds() {
        return new FrameKinds(own, based, tombstones, pieces);
    }

    /** Nothing, under a key that nobody has. */
    private FrameWriter.Written tombstone(String model, long offset, FrameWriter writer) {
        return writer.write(SubjectKey.lost(), pack, model, offset, FrameWriter.plain(List.of()), Optional.empty());
    }

    private void append(TurnGroup group, Filling filling, FrameWriter.Written frame) {
        long offset = filling.lane().length();
        filling.lane().append(frame.bytes());
        filling.frames().add(group.entry(frame.snapshotId(), offset, frame.bytes().length));
    }

    PackId pack() {
        return pack;
    }

    List<Lane> lanes() {
        return lanes.values().stream().map(filling -> filling.lane().lane()).toList();
    }

    List<Chunk> chunks() {
        return lanes.values().stream()
                .flatMap(filling -> filling.lane().chunks().stream())
                .toList();
    }

    /** Lane after lane. */
    List<FrameEntry> frames() {
        return lanes.values().stream()
                .flatMap(filling -> filling.frames().stream())
                .toList();
    }
}
