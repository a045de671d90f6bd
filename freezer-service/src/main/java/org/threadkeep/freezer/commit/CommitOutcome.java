package org.threadkeep.freezer.commit;

import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.events.TraceParent;

/** What became of a pack. */
public sealed interface CommitOutcome {
    /**
     * It is in the log.
     *
     * @param entry the log's new head
     * @param span of the commit, if it is recorded
     */
    record Committed(FreezeLogEntry entry, Optional<TraceParent> span) implements CommitOutcome {
        /** Not recorded. */
        public Committed(FreezeLogEntry entry) {
            this(entry, Optional.empty());
        }
    }

    /**
     * Somebody else owns the stream: this pack is not in the log and never will be.
     *
     * @param winner what stands in its place
     */
    record Lost(FreezeLogEntry winner) implements CommitOutcome {}

    /** Given up on request. It may be in the log; whoever opens the stream next will see. */
    record Abandoned() implements CommitOutcome {}

    /**
     * It can't be committed by trying again, so the stream has to stop.
     *
     * @param reason for an operator
     */
    record Failed(String reason) implements CommitOutcome {}
}
