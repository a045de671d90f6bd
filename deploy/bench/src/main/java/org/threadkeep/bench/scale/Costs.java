package org.threadkeep.bench.scale;

import java.util.Locale;
import org.threadkeep.bench.result.Series;

/** What a turn costs in CPU time of all processes together. */
final class Costs {
    private Costs() {}

    /** CPU seconds of a million turns, or microseconds of one: the sum of the processes' medians. */
    static double perTurn(Series series) {
        return series.cpuPerMillion().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** CPU nanoseconds of each byte that a turn adds. */
    static double nanosPerByte(Series series, int newBytes) {
        return perTurn(series) * 1e3 / newBytes;
    }

    /** In words; a machine whose clock saw nothing can't tell. */
    static String ratio(double cost, double first) {
        return first > 0 ? String.format(Locale.ROOT, "%.2f", cost / first) : "unknown";
    }
}
