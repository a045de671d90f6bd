package org.threadkeep.archive;

import java.util.List;

/** What a frame gives to its reader. */
public sealed interface FrameContent {
    /**
     * The records, in the order of {@link TurnEntry#index()}.
     *
     * @param stored each without what the manifest says of it
     */
    record Readable(List<StoredRecord> stored) implements FrameContent {
        /** Copies the list. */
        public Readable {
            stored = List.copyOf(stored);
        }

        /** What was said in a turn: the record's value, byte for byte; not copied. */
        public byte[] value(int index) {
            return stored.get(index).value();
        }

        /** The whole record of a turn of this frame's snapshot, exactly as Kafka had it. */
        public FrameRecord complete(SnapshotEntry snapshot, TurnEntry turn) {
            return stored.get(turn.index()).complete(DerivedHeaders.of(snapshot, turn));
        }

        /** The same, when the thread was maybe found later. */
        public FrameRecord complete(SnapshotRef frame, String threadId, TurnEntry turn) {
            return stored.get(turn.index()).complete(DerivedHeaders.of(frame, threadId, turn));
        }
    }

    /** The subject's key was destroyed: the bytes are there and verify, but nobody can read them any more. */
    record Erased() implements FrameContent {}
}
