package org.threadkeep.bench.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long something took, and when it began: services that have just started are slower, so the later half is told by itself too. */
final class Latencies {
    private static final int DIGITS = 3;

    private record Latency(long fromNanos, long nanos) {}

    private final List<Latency> all = new ArrayList<>();

    /** Something that began and ended then, by the machine's clock. */
    synchronized void add(long fromNanos, long untilNanos) {
        all.add(new Latency(fromNanos, untilNanos - fromNanos));
    }

    synchronized int count() {
        return all.size();
    }

    /** In words. */
    synchronized String text() {
        List<Latency> inOrder = new ArrayList<>(all);
        inOrder.sort(Comparator.comparingLong(Latency::fromNanos));
        List<Latency> later = inOrder.subList(inOrder.size() / 2, inOrder.size());
        return "%d probes, %s; later half %s".formatted(all.size(), text(inOrder), text(later));
    }

    private static String text(List<Latency> some) {
        Histogram millis = new Histogram(DIGITS);
        some.forEach(latency -> millis.recordValue(TimeUnit.NANOSECONDS.toMillis(latency.nanos())));
        return String.format(
                Locale.ROOT,
                "p50 %d ms, p99 %d ms, max %d ms",
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getMaxValue());
    }
}
