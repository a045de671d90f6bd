package org.threadkeep.archivetool.verify;

import java.util.List;
import java.util.Map;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.LogPosition;

/**
 * How far a verification came.
 *
 * @param version of this form, {@value #VERSION}
 * @param finished whether nothing is left to do
 * @param withKeys whether frames are decrypted
 * @param pieces of the ring, per table
 * @param heads how far each log was walked
 * @param lastStream all logs up to this one, in the order of their names, are done; empty: none
 * @param piecesDone pieces of the ring that are done, over all tables
 * @param counts of what was found so far
 * @param reportBytes length of the report so far
 */
public record Checkpoint(
        int version,
        boolean finished,
        boolean withKeys,
        int pieces,
        List<LogPosition> heads,
        String lastStream,
        int piecesDone,
        Map<Counted, Long> counts,
        long reportBytes) {
    /** The version that this code writes, and the only one that it goes on from. */
    public static final int VERSION = 1;

    /** Copies. */
    public Checkpoint {
        if (version != VERSION) {
            throw new IllegalArgumentException("version is " + version + ", not " + VERSION);
        }
        heads = List.copyOf(heads);
        counts = Map.copyOf(counts);
    }
}
