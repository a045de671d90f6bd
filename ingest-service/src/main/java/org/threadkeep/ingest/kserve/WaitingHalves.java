package org.threadkeep.ingest.kserve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Halves that wait for their others, within a bound of bytes; those that wait no longer are given out alone. */
final class WaitingHalves {
    private static final int AROUND_A_BODY = 1024;

    private final long maxBytes;
    private final long patienceNanos;
    private final Map<Half.Key, Waiting> waiting = new LinkedHashMap<>();
    private long bytes;

    private record Waiting(Half half, long since) {}

    WaitingHalves(long maxBytes, long patienceNanos) {
        this.maxBytes = maxBytes;
        this.patienceNanos = patienceNanos;
    }

    /**
     * Takes a half.
     *
     * @param now in nanoseconds of a clock that never goes back
     * @return what is complete now, and what had to make room; the half waits when it is in none of these
     */
    synchronized List<Exchange> take(Half half, long now) {
        List<Exchange> ready = new ArrayList<>();
        Waiting before = remove(half.key());
        if (before != null && before.half().side() != half.side()) {
            ready.add(Exchange.of(before.half(), half));
            return ready;
        }
        if (before != null && !Arrays.equals(before.half().body(), half.body())) {
            ready.add(Exchange.alone(before.half()));
        }
        waiting.put(half.key(), new Waiting(half, now));
        bytes += size(half);
        while (bytes > maxBytes) {
            ready.add(Exchange.alone(remove(waiting.keySet().iterator().next()).half()));
        }
        return ready;
    }

    /** Those that have waited for as long as they may. */
    synchronized List<Exchange> overdue(long now) {
        List<Exchange> overdue = new ArrayList<>();
        Iterator<Waiting> oldestFirst = List.copyOf(waiting.values()).iterator();
        while (oldestFirst.hasNext()) {
            Waiting oldest = oldestFirst.next();
            if (now - oldest.since() < patienceNanos) {
                break;
            }
            overdue.add(Exchange.alone(remove(oldest.half().key()).half()));
        }
        return overdue;
    }

    /** All of them; none waits after that. */
    synchronized List<Exchange> all() {
        List<Exchange> all = waiting.values().stream()
                .map(half -> Exchange.alone(half.half()))
                .toList();
        waiting.clear();
        bytes = 0;
        return all;
    }

    private Waiting remove(Half.Key key) {
        Waiting removed = waiting.remove(key);
        bytes -= removed == null ? 0 : size(removed.half());
        return removed;
    }

    private static long size(Half half) {
        return half.body().length + AROUND_A_BODY;
    }
}
