package org.threadkeep.archive.pack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.Frames;
import org.threadkeep.archive.frame.Opener;
import org.threadkeep.archive.frame.OwnKey;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKey;
import org.threadkeep.archive.keys.SubjectKeys;

/** Reads what packs hold, each frame with all that it refers to. */
final class PacksInMemory {
    private record LaneName(PackId pack, String modelVersion) {}

    private final FrameReader reader = new FrameReader();
    private final Map<LaneName, byte[]> lanes = new HashMap<>();

    void add(SealedPack pack) {
        Map<String, ByteArrayOutputStream> bytes = new HashMap<>();
        pack.chunks().forEach(chunk -> bytes.computeIfAbsent(chunk.modelVersion(), model -> new ByteArrayOutputStream())
                .writeBytes(chunk.bytes()));
        bytes.forEach((model, lane) -> lanes.put(new LaneName(pack.manifest().pack(), model), lane.toByteArray()));
    }

    byte[] frame(FramePlace place) {
        byte[] lane = lanes.get(new LaneName(place.pack(), place.modelVersion()));
        int from = (int) place.frameOffset();
        return Arrays.copyOfRange(lane, from, from + place.frameLength());
    }

    /** The whole records; empty when the owner's key is not there any more. */
    Optional<List<FrameRecord>> read(SealedPack pack, SnapshotEntry snapshot, SubjectKeys keys) {
        return read(pack, snapshot, keys, piece -> {});
    }

    /** The same, and tells the content of each piece. */
    Optional<List<FrameRecord>> read(
            SealedPack pack, SnapshotEntry snapshot, SubjectKeys keys, Consumer<byte[]> pieces) {
        FramePlace place = SnapshotRef.of(pack.manifest().pack(), snapshot).place();
        return plain(place, new KeyOwner(snapshot.tenant(), snapshot.subject()), keys, pieces)
                .map(opened -> Frames.whole(new FrameContent.Readable(reader.records(opened.plain())), snapshot));
    }

    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    private record Opened(SubjectKey key, byte[] plain) {}

    private Optional<Opened> plain(FramePlace place, KeyOwner owner, SubjectKeys keys, Consumer<byte[]> pieces) {
        Opener opener = reader.opener(frame(place), place.modelVersion());
        if (opener instanceof Base base) {
            return plain(base.place(), owner, keys, pieces)
                    .map(below -> opened(place, below.key(), Optional.of(below.plain()), pieces));
        }
        return keys.find(owner, ((OwnKey) opener).mark()).map(key -> opened(place, key, Optional.empty(), pieces));
    }

    private Opened opened(FramePlace place, SubjectKey key, Optional<byte[]> base, Consumer<byte[]> pieces) {
        return new Opened(key, reader.plain(frame(place), place, key, base, (piece, pieceKey) -> {
            byte[] content = reader.piece(frame(piece), piece, pieceKey);
            pieces.accept(content);
            return content;
        }));
    }
}
