package org.threadkeep.archive.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.keys.SubjectKey;

/** Reads frames as tests do. */
public final class Frames {
    private Frames() {}

    /** What a frame that needs no other gives to its reader. */
    public static FrameContent read(byte[] frame, FramePlace place, IntFunction<Optional<SubjectKey>> keys) {
        FrameReader reader = new FrameReader();
        OwnKey own = (OwnKey) reader.opener(frame, place.modelVersion());
        return keys.apply(own.mark())
                .<FrameContent>map(key ->
                        new FrameContent.Readable(reader.records(reader.plain(frame, place, key, Optional.empty()))))
                .orElseGet(FrameContent.Erased::new);
    }

    /** The whole records of a snapshot that can be read. */
    public static List<FrameRecord> whole(FrameContent content, SnapshotEntry snapshot) {
        FrameContent.Readable readable = (FrameContent.Readable) content;
        Stream<FrameRecord> records = snapshot.turns().stream().map(turn -> readable.complete(snapshot, turn));
        return records.toList();
    }
}
