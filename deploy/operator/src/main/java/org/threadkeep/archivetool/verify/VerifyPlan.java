package org.threadkeep.archivetool.verify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.threadkeep.archive.verify.LogPosition;

/**
 * What is verified, and how.
 *
 * @param withKeys whether frames are decrypted and keys unwrapped
 * @param workers packs, or pieces of the ring, that are looked at at once
 * @param pieces of the ring, per table
 * @param checkpoint where progress is kept
 * @param saveEvery how often
 * @param expected heads of logs that were seen before
 */
public record VerifyPlan(
        boolean withKeys,
        int workers,
        int pieces,
        Optional<Path> checkpoint,
        Duration saveEvery,
        Map<String, LogPosition> expected) {

    /** Checks the numbers. */
    public VerifyPlan {
        if (workers <= 0) {
            throw new IllegalArgumentException("workers is " + workers + ", not above 0");
        }
        if (pieces <= 0) {
            throw new IllegalArgumentException("pieces is " + pieces + ", not above 0");
        }
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(saveEvery, "saveEvery");
        expected = Map.copyOf(expected);
    }
}
