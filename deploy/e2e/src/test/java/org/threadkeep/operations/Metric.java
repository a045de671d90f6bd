package org.threadkeep.operations;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A meter as Prometheus shows it.
 *
 * @param name without the endings that the samples of timers and distributions have
 */
record Metric(String name, Type type, String unit, List<String> labels, String meaning) {
    static Metric of(MeterDocumentation meter) {
        return new Metric(
                prometheusName(meter),
                meter.getType(),
                meter.getType() == Type.TIMER ? "seconds" : unit(meter),
                Arrays.stream(meter.getKeyNames()).map(KeyName::asString).toList(),
                meaning(meter));
    }

    /** Micrometer's naming for Prometheus: the unit at the end, then what tells a counter. */
    private static String prometheusName(MeterDocumentation meter) {
        String name = meter.getName().replace('.', '_');
        String unit = meter.getType() == Type.TIMER ? "seconds" : meter.getBaseUnit();
        if (unit != null && !name.endsWith("_" + unit)) {
            name += "_" + unit;
        }
        return meter.getType() == Type.COUNTER ? name + "_total" : name;
    }

    /** What it counts, where its name says so. */
    private static String unit(MeterDocumentation meter) {
        String name = meter.getName();
        if (meter.getBaseUnit() != null) {
            return meter.getBaseUnit();
        }
        return Stream.of("seconds", "records", "turns", "packs", "streams")
                .filter(word -> !name.contains(".cost.") && (name + ".").contains("." + word + "."))
                .findFirst()
                .orElse("");
    }

    /** The services' enums say it, and share no type that could. */
    private static String meaning(MeterDocumentation meter) {
        try {
            return (String) meter.getClass().getMethod("meaning").invoke(meter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(meter + " says no meaning", e);
        }
    }

    /** What can stand in a query. */
    Stream<String> samples() {
        return switch (type) {
            case TIMER -> Stream.of("_count", "_sum", "_max", "_bucket").map(name::concat);
            case DISTRIBUTION_SUMMARY -> Stream.of("_count", "_sum", "_max").map(name::concat);
            default -> Stream.of(name);
        };
    }
}
