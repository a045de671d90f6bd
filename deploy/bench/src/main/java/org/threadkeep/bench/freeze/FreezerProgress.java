package org.threadkeep.bench.freeze;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import org.threadkeep.bench.system.BenchSystem;

/**
 * How far freezers are. They tell monitors just after each commit, but not again when that fails: so the freeze log, which alone
 * counts, is asked when monitors have heard nothing for a while.
 */
public final class FreezerProgress {
    private static final long SILENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private long told;
    private long askedAtNanos = System.nanoTime();
    private long logged;

    /** From nothing, in an archive whose tables are there when something has been frozen. */
    public FreezerProgress(BenchSystem system, TurnTopic topic, CqlSession session) {
        this.system = system;
        this.topic = topic;
        this.session = session;
    }

    /** Turns that are frozen. */
    public long turns() {
        long committed = topic.committed(Freezer.GROUP);
        long now = System.nanoTime();
        if (committed != told) {
            told = committed;
            askedAtNanos = now;
        } else if (told > 0 && now - askedAtNanos > SILENCE_NANOS) {
            logged = FrozenPacks.frozenOffsets(
                    FrozenPacks.archive(session, system.keys().encryption()));
            askedAtNanos = now;
        }
        return Math.max(committed, logged);
    }
}
