package org.threadkeep.ingest.measure;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** What ingest measures. */
public enum IngestMeter implements MeterDocumentation {
    RECEIVED(
            "threadkeep.ingest.turns.received",
            Type.COUNTER,
            "",
            "Events that came in requests which were not refused as a whole"),
    ACCEPTED(
            "threadkeep.ingest.turns.accepted",
            Type.COUNTER,
            "",
            "Events that Kafka has on all in-sync replicas, so that their senders may forget them"),
    REJECTED(
            "threadkeep.ingest.turns.rejected",
            Type.COUNTER,
            "",
            "Events that can't become turns; the answer named index and field",
            "reason"),
    UNAVAILABLE(
            "threadkeep.ingest.turns.unavailable",
            Type.COUNTER,
            "",
            "Events that Kafka did not take in time; the answer told the sender to send them again"),
    REFUSED(
            "threadkeep.ingest.requests.refused",
            Type.COUNTER,
            "",
            "HTTP requests that were refused as a whole, by the status of the answer",
            "status"),
    ACKNOWLEDGEMENT(
            "threadkeep.ingest.acknowledgement", Type.TIMER, "", "From sending a turn to Kafka's answer, good or bad"),
    BODY("threadkeep.ingest.body", Type.COUNTER, "bytes", "Bodies that were read, after decompression"),
    IN_FLIGHT("threadkeep.ingest.in.flight", Type.GAUGE, "bytes", "Bodies that wait for their answer"),
    PARSING("threadkeep.ingest.parsing", Type.GAUGE, "bytes", "Memory set aside for taking events apart"),
    OTLP_RECORDS("threadkeep.ingest.otlp.records", Type.COUNTER, "", "OpenTelemetry spans and log records that came"),
    OTLP_IGNORED(
            "threadkeep.ingest.otlp.ignored",
            Type.COUNTER,
            "",
            "OpenTelemetry records that tell of no model call that could be kept",
            "reason");

    private final String meterName;
    private final Type type;
    private final String unit;
    private final String meaning;
    private final KeyName[] labels;

    IngestMeter(String meterName, Type type, String unit, String meaning, String... labels) {
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
}
