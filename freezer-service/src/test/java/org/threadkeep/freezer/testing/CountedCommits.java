package org.threadkeep.freezer.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.freezer.commit.CommitEvents;

/** Counts what happens to commits. */
public final class CountedCommits implements CommitEvents {
    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicInteger unknowns = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** How often somebody else's entry stood in our place. */
    public int conflicts() {
        return conflicts.get();
    }

    /** How often an outcome had to be found out. */
    public int unknowns() {
        return unknowns.get();
    }

    /** How often a step failed. */
    public int failures() {
        return failures.get();
    }

    @Override
    public void sealed(long rawBytes, SealedPack pack, Duration took) {}

    @Override
    public void written(Duration took) {}

    @Override
    public void committed(Duration took) {}

    @Override
    public void conflict() {
        conflicts.incrementAndGet();
    }

    @Override
    public void outcomeUnknown() {
        unknowns.incrementAndGet();
    }

    @Override
    public void failed(String step, RuntimeException cause) {
        failures.incrementAndGet();
    }

    @Override
    public void recovered(String step) {}
}
