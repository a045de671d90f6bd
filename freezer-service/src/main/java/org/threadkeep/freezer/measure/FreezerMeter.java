package org.threadkeep.freezer.measure;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What the freezer measures. */
public enum FreezerMeter implements MeterDocumentation {
    RECEIVED("threadkeep.turns.received", Type.COUNTER, "", "Records that came from Kafka"),
    IGNORED("threadkeep.turns.ignored", Type.COUNTER, "", "Records that were read before, or that will be read again"),
    FROZEN("threadkeep.turns.frozen", Type.COUNTER, "", "Turns in committed packs"),
    DUPLICATE("threadkeep.turns.duplicate", Type.COUNTER, "", "Turns that were delivered again, in committed packs"),
    REJECTED(
            "threadkeep.turns.rejected",
            Type.COUNTER,
            "",
            "Records that can't be frozen, in committed packs",
            "reason"),
    CONTROL("threadkeep.turns.control", Type.COUNTER, "", "Offsets without a record for consumers, in committed packs"),
    IN_PROGRESS("threadkeep.turns.in.progress", Type.GAUGE, "", "Received, and neither committed nor ignored yet"),
    LAG_RECORDS("threadkeep.freeze.lag.records", Type.GAUGE, "", "Records in Kafka that are not frozen"),
    LAG("threadkeep.freeze.lag.seconds", Type.GAUGE, "", "Age of the oldest turn that is not frozen"),
    RETENTION(
            "threadkeep.freeze.retention.seconds",
            Type.GAUGE,
            "",
            "How long Kafka keeps a turn; NaN while unknown, -1 for ever"),
    DELETED(
            "threadkeep.freeze.deleted.records",
            Type.GAUGE,
            "",
            "Offsets that Kafka deleted before they were frozen, and that nobody has accepted as lost yet"),
    ASSIGNED("threadkeep.freeze.streams.assigned", Type.GAUGE, "", "Partitions of this freezer"),
    STOPPED("threadkeep.freeze.streams.stopped", Type.GAUGE, "", "Partitions that need an operator"),
    GATHERED("threadkeep.freeze.gathered", Type.GAUGE, "bytes", "Held in memory and not committed"),
    CONFLICTS(
            "threadkeep.freeze.conflicts",
            Type.COUNTER,
            "",
            "Packs for which another freezer had appended to the log first (the LWT was not applied)"),
    UNKNOWN_OUTCOMES(
            "threadkeep.freeze.unknown.outcomes",
            Type.COUNTER,
            "",
            "Appends of which it had to be found out whether they took place"),
    FAILED_ATTEMPTS(
            "threadkeep.freeze.failed.attempts",
            Type.COUNTER,
            "",
            "Steps of commits that failed and were repeated",
            "step"),
    KEYS_UNAVAILABLE(
            "threadkeep.freeze.keys.unavailable",
            Type.COUNTER,
            "",
            "Attempts to seal a pack that failed because the key management did not answer"),
    RAW("threadkeep.pack.raw", Type.DISTRIBUTION_SUMMARY, "bytes", "Records of a pack as they came from Kafka"),
    PACKED(
            "threadkeep.pack.frozen",
            Type.DISTRIBUTION_SUMMARY,
            "bytes",
            "The same pack's chunks and manifest, compressed and encrypted"),
    FRAMES(
            "threadkeep.frames",
            Type.COUNTER,
            "",
            "Sealed frames: own builds on no earlier one, base is a delta on one, tombstone holds nothing, piece is what others share",
            "kind"),
    SEALING("threadkeep.pack.seal.duration", Type.TIMER, "", "Compressing and encrypting a pack"),
    WRITING(
            "threadkeep.pack.write.duration",
            Type.TIMER,
            "",
            "Writing a pack's manifest and chunks to Cassandra, repetitions included"),
    COMMITTING("threadkeep.pack.commit.duration", Type.TIMER, "", "From the begin of sealing to the known outcome");

    private final String meterName;
    private final Type type;
    private final String unit;
    private final String meaning;
    private final KeyName[] labels;

    FreezerMeter(String meterName, Type type, String unit, String meaning, String... labels) {
        this.meterName = meterName;
        this.type = type;
        this.unit = unit.isEmpty() ? null : unit; // an empty one would end the name with an underscore
        this.meaning = meaning;
        this.labels = Arrays.stream(labels).map(label -> (KeyName) () -> label).toArray(KeyName[]::new);
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Type getType() {
        return type;
    }

    @Override
    public String getBaseUnit() {
        return unit;
    }

    @Override
    public KeyName[] getKeyNames() {
        return labels.clone();
    }

    /** One sentence for whoever reads a dashboard. */
    public String meaning() {
        return meaning;
    }

    /** Registers it as a counter with these labels: name, value, name, value. */
    public Counter counter(MeterRegistry registry, String... tags) {
        return Counter.builder(meterName)
                .baseUnit(unit)
                .description(meaning)
                .tags(tags)
                .register(registry);
    }

    /** Registers it as a gauge that asks {@code source} at each scrape. */
    public <T> void gauge(MeterRegistry registry, T source, ToDoubleFunction<T> value, String... tags) {
        Gauge.builder(meterName, source, value)
                .baseUnit(unit)
                .description(meaning)
                .tags(tags)
                .register(registry);
    }

    /** Registers it as a timer whose percentiles Prometheus can tell. */
    public Timer timer(MeterRegistry registry, String... tags) {
        return Timer.builder(meterName)
                .description(meaning)
                .publishPercentileHistogram()
                .tags(tags)
                .register(registry);
    }

    /** Registers it as a distribution. */
    public DistributionSummary summary(MeterRegistry registry) {
        return DistributionSummary.builder(meterName)
                .baseUnit(unit)
                .description(meaning)
                .register(registry);
    }
}
