package org.threadkeep.archive;

import java.util.List;

/** What a frame gives to its reader. */
public sealed interface FrameContent {
    /**
     * The records, in the order of {@link TurnEntry#index()}.
     *
     * @param records exactly as Kafka had them
     */
    record Readable(List<FrameRecord> records) implements FrameContent {
        /** Copies the list. */
        public Readable {
            records = List.copyOf(records);
        }
    }

    /** The subject's key was destroyed: the bytes are there and verify, but nobody can read them any more. */
    record Erased() implements FrameContent {}
}
