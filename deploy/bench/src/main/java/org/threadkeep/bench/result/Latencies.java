package org.threadkeep.bench.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long something took, and when it began: what has just started is slower, so the later half is told by itself too. */
public final class Latencies {
    private static final int DIGITS = 3;

    private record Latency(long fromNanos, long nanos) {}

    private final String what;
    private final List<Latency> all = new ArrayList<>();

    /**
     * None yet.
     *
     * @param what took so long, in the plural
     */
    public Latencies(String what) {
        this.what = what;
    }

    /** Something that began and ended then, by the machine's clock. */
    public synchronized void add(long fromNanos, long untilNanos) {
        all.add(new Latency(fromNanos, untilNanos - fromNanos));
    }

    /** How many there are. */
    public synchronized int count() {
        return all.size();
    }

    /** In words, on one line. */
    public synchronized String text() {
        List<Latency> inOrder = new ArrayList<>(all);
        inOrder.sort(Comparator.comparingLong(Latency::fromNanos));
        List<Latency> later = inOrder.subList(inOrder.size() / 2, inOrder.size());
        return "%d %s, %s; later half %s".formatted(all.size(), what, text(inOrder), text(later));
    }

    private static String text(List<Latency> some) {
        Histogram micros = new Histogram(DIGITS);
        some.forEach(latency -> micros.recordValue(TimeUnit.NANOSECONDS.toMicros(latency.nanos())));
        return String.format(
                Locale.ROOT,
                "p50 %,.1f ms, p99 %,.1f ms, p99.9 %,.1f ms, max %,.1f ms",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
