package org.threadkeep.archivetool.read;

import java.util.List;
import org.threadkeep.archive.FrameRecord;

/** What became of a frame. */
public sealed interface Content {
    /** The records, in the order of the snapshot's turns. */
    record Records(List<FrameRecord> records) implements Content {
        /** Copies. */
        public Records {
            records = List.copyOf(records);
        }
    }

    /** Its key was destroyed. */
    record Erased() implements Content {}

    /**
     * It is at fault, or its key can't be had.
     *
     * @param why names the row
     */
    record Unreadable(String why) implements Content {}
}
