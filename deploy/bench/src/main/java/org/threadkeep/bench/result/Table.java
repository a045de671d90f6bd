package org.threadkeep.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Series as lines of text. */
public final class Table {
    private Table() {}

    /** One line each; rates beside that of the first. */
    public static String of(String title, List<Series> all) {
        double first = all.get(0).rate().median();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%n%-28s %12s %21s %9s  %s%n",
                title,
                all.get(0).unit() + "/s",
                "least .. most",
                "of first",
                "CPU s per million " + all.get(0).unit()));
        for (Series series : all) {
            Spread rate = series.rate();
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %,12.0f %,9.0f .. %,8.0f %8.2fx  %s%n",
                    series.name(),
                    rate.median(),
                    rate.least(),
                    rate.most(),
                    rate.median() / first,
                    cpu(series.cpuPerMillion())));
            series.facts().forEach((fact, value) -> text.append("    ")
                    .append(fact)
                    .append(": ")
                    .append(value)
                    .append('\n'));
        }
        return text.toString();
    }

    private static String cpu(Map<String, Double> perMillion) {
        return perMillion.entrySet().stream()
                .map(process -> String.format(Locale.ROOT, "%s %.0f", process.getKey(), process.getValue()))
                .collect(Collectors.joining(", "));
    }
}
