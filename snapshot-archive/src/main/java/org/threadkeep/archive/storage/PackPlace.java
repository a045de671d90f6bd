package org.threadkeep.archive.storage;

import java.util.Map;
import java.util.stream.Collectors;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackManifest;

/** What the rows of a pack belong to. */
sealed interface PackPlace {
    /**
     * A log entry names the pack.
     *
     * @param manifestParts partitions that its manifest takes
     * @param laneParts partitions that the chunks of each model version take
     */
    record Committed(int manifestParts, Map<String, Integer> laneParts) implements PackPlace {
        static Committed of(StoredManifest stored) {
            Map<String, Integer> parts = stored.manifest().lanes().stream()
                    .collect(Collectors.toMap(Lane::modelVersion, lane -> StoredManifest.partsOf(lane.bytes())));
            return new Committed(stored.parts(), parts);
        }
    }

    /** Its place in the log is another one's. */
    record Superseded() implements PackPlace {}

    /**
     * The log has nothing in its place, or came not as far.
     *
     * @param head where the log ends; 0 when there is none
     */
    record Uncommitted(PackManifest manifest, long head) implements PackPlace {}

    /** Its manifest is not whole: it is being written, or its freezer died, or what a log entry names is at fault. */
    record Unfinished() implements PackPlace {}

    /**
     * It can't have become like this by itself.
     *
     * @param expected what should be
     * @param found what is
     */
    record Impossible(String expected, String found) implements PackPlace {}

    /** Nothing of a manifest is there. */
    record Nowhere() implements PackPlace {}
}
