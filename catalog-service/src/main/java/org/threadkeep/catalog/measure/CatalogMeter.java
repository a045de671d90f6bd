package org.threadkeep.catalog.measure;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What the catalog measures. */
public enum CatalogMeter implements MeterDocumentation {
    INDEXED("threadkeep.turns.indexed", Type.COUNTER, "", "Turns that became rows"),
    REPEATED(
            "threadkeep.turns.repeated",
            Type.COUNTER,
            "",
            "Turns that repeat an earlier body of their turn id, and are not shown again"),
    LOST(
            "threadkeep.turns.lost",
            Type.COUNTER,
            "",
            "Offsets in accepted gaps: Kafka deleted them before they were frozen"),
    FIDELITY(
            "threadkeep.turns.fidelity",
            Type.COUNTER,
            "",
            "Turns by the tier that they had when they were indexed; unknown while the registry can't be read",
            "tier"),
    UNCOUNTED(
            "threadkeep.turns.uncounted",
            Type.COUNTER,
            "",
            "Turns whose source sends no sequence number, so that coverage says nothing of them"),
    PACKS("threadkeep.packs.indexed", Type.COUNTER, "", "Packs that were indexed"),
    PRESERVED("threadkeep.preserved", Type.COUNTER, "bytes", "Frames in the packs that were indexed, one copy"),
    LAG("threadkeep.index.lag.packs", Type.GAUGE, "", "Packs that are known to be frozen and are not indexed"),
    STOPPED(
            "threadkeep.index.streams.stopped",
            Type.GAUGE,
            "",
            "Streams whose indexing is stopped: a chain is broken, or a row is not what its digest says"),
    NOTICES("threadkeep.notices.received", Type.COUNTER, "", "Notices of frozen packs"),
    UNREADABLE(
            "threadkeep.notices.unreadable",
            Type.COUNTER,
            "",
            "Notices that could not be read; the sweep finds their packs"),
    LOOKUPS("threadkeep.lookups", Type.TIMER, "", "Lookups over HTTP", "endpoint"),
    COVERAGE_EXPECTED(
            "threadkeep.coverage.expected.turns",
            Type.GAUGE,
            "",
            "Turns that sources say they made, of those that had time to be frozen; the last million of each source"),
    COVERAGE_MISSING(
            "threadkeep.coverage.missing.turns",
            Type.GAUGE,
            "",
            "Those of them that are not frozen; /v1/coverage lists the gaps"),
    COVERAGE_SOURCES(
            "threadkeep.coverage.sources",
            Type.GAUGE,
            "",
            "Sources that number their turns, complete or with gaps",
            "state"),
    COVERAGE_UNWATCHED(
            "threadkeep.coverage.sources.unwatched", Type.GAUGE, "", "1 when there are more sources than are watched"),
    BACKUP(
            "threadkeep.backup.last.success.timestamp",
            Type.GAUGE,
            "seconds",
            "When the last backup ended, as deploy/admin record-backup told, since 1970; 0 when none ever did",
            "what"),
    WATCHED(
            "threadkeep.watch.last.success.timestamp",
            Type.GAUGE,
            "seconds",
            "When coverage and backups were last looked at, since 1970"),
    PRICE(
            "threadkeep.cost.gigabyte.month",
            Type.GAUGE,
            "",
            "Configured: what keeping a gigabyte for a month costs, all copies together"),
    MONTHS("threadkeep.cost.kept.months", Type.GAUGE, "", "Configured: how many months preservation is reckoned for"),
    RUNNING_COST(
            "threadkeep.cost.running.per.million.turns",
            Type.GAUGE,
            "",
            "Configured: what running the models costs for a million turns, in the same money");

    private final String meterName;
    private final Type type;
    private final String unit;
    private final String meaning;
    private final KeyName[] labels;

    CatalogMeter(String meterName, Type type, String unit, String meaning, String... labels) {
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
}
