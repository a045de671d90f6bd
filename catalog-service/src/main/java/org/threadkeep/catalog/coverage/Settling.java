package org.threadkeep.catalog.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Up to which number a source's turns had time to be frozen: up to the highest that was there some time ago. Those before it were
 * made earlier, and have been on their way for longer.
 */
final class Settling {
    /** While none is old enough, no more than these are remembered, so that looking often costs no memory. */
    private static final int MAX_LOOKS = 64;

    private record Look(Instant at, long highest) {}

    private final Duration time;
    private final Deque<Look> looks = new ArrayDeque<>();
    private long settled = -1;

    /** Gives turns this much time. */
    Settling(Duration time) {
        this.time = time;
    }

    /** Notes the highest number at a look, and gives the highest that is settled; -1 when none is yet. */
    long look(Instant now, long highest) {
        if (looks.size() < MAX_LOOKS) {
            looks.addLast(new Look(now, highest));
        }
        while (!looks.isEmpty() && !looks.peekFirst().at().plus(time).isAfter(now)) {
            settled = Math.max(settled, looks.removeFirst().highest());
        }
        return settled;
    }
}
