package org.threadkeep.bench.whole;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.threadkeep.bench.result.Latencies;

/** Turns that wait until they are frozen: until what is committed of their partition lies behind them. */
final class FrozenOffsets {
    private record Waiting(int partition, long offset, long sinceNanos) {}

    private final Latencies frozen;
    private final List<Waiting> waiting = new ArrayList<>();

    /** Tells how long each has waited. */
    FrozenOffsets(Latencies frozen) {
        this.frozen = frozen;
    }

    /** A turn that was acknowledged then. */
    synchronized void add(int partition, long offset, long acknowledgedNanos) {
        waiting.add(new Waiting(partition, offset, acknowledgedNanos));
    }

    /**
     * What is committed now.
     *
     * @param nextOffsets the first offset of each partition that isn't frozen
     */
    synchronized void committed(Map<Integer, Long> nextOffsets, long nowNanos) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting turn = each.next();
            if (turn.offset() < nextOffsets.getOrDefault(turn.partition(), 0L)) {
                frozen.add(turn.sinceNanos(), nowNanos);
                each.remove();
            }
        }
    }

    synchronized int size() {
        return waiting.size();
    }
}
