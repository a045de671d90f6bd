package org.threadkeep.bench.recovery;

/**
 * How a freezer came back once; times in nanoseconds of the machine's clock.
 *
 * @param killedAt when SIGKILL was sent
 * @param startedAt when it was started again
 * @param firstCommitAt when it had committed something again
 * @param caughtUpAt when all was frozen
 * @param frozenAtKill turns
 * @param frozenAtFirstCommit turns
 * @param frozenAtEnd turns
 */
record Comeback(
        long killedAt,
        long startedAt,
        long firstCommitAt,
        long caughtUpAt,
        long frozenAtKill,
        long frozenAtFirstCommit,
        long frozenAtEnd) {
    /** Checks that one came after the other. */
    Comeback {
        if (startedAt < killedAt || firstCommitAt < startedAt || caughtUpAt <= firstCommitAt) {
            throw new IllegalArgumentException("a comeback whose steps are not in their order");
        }
        if (frozenAtFirstCommit <= frozenAtKill || frozenAtEnd <= frozenAtFirstCommit) {
            throw new IllegalArgumentException(
                    "too few turns to measure: " + frozenAtKill + " were frozen at the kill, " + frozenAtFirstCommit
                            + " at the first commit after it, of " + frozenAtEnd);
        }
    }

    double secondsFromKill() {
        return (firstCommitAt - killedAt) / 1e9;
    }

    double secondsFromStart() {
        return (firstCommitAt - startedAt) / 1e9;
    }

    /** Turns that were frozen after the first commit. */
    long rest() {
        return frozenAtEnd - frozenAtFirstCommit;
    }

    double restSeconds() {
        return (caughtUpAt - firstCommitAt) / 1e9;
    }
}
