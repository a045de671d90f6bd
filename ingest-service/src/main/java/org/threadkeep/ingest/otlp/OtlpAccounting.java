package org.threadkeep.ingest.otlp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.threadkeep.ingest.measure.IngestMeter;

/**
 * Counts records: ignored ones here, by reason; those that tell of a model call are counted as turns are, rejected ones too.
 * What is sent again is counted again.
 */
@ApplicationScoped
class OtlpAccounting {
    private final Counter records;
    private final Map<IgnoredReason, Counter> ignored = new EnumMap<>(IgnoredReason.class);

    OtlpAccounting(MeterRegistry registry) {
        records = IngestMeter.OTLP_RECORDS.counter(registry);
        for (IgnoredReason reason : IgnoredReason.values()) {
            ignored.put(reason, IngestMeter.OTLP_IGNORED.counter(registry, "reason", reason.label()));
        }
    }

    void record() {
        records.increment();
    }

    void ignored(IgnoredReason reason) {
        ignored.get(reason).increment();
    }
}
