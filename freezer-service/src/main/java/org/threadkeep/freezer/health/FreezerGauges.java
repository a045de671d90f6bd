package org.threadkeep.freezer.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.threadkeep.freezer.stream.HeldBytes;
import org.threadkeep.freezer.stream.StreamLoop;
import org.threadkeep.freezer.stream.StreamReport;
import org.threadkeep.freezer.stream.StreamState;

/** How far behind the freezer is, and what it holds. */
@ApplicationScoped
public class FreezerGauges {
    private final StreamLoop streams;
    private final HeldBytes held;

    /** Observes these. */
    public FreezerGauges(StreamLoop streams, HeldBytes held) {
        this.streams = streams;
        this.held = held;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        gauge("threadkeep.freeze.lag.records", "Records in Kafka that are not frozen", FreezerGauges::lagRecords)
                .register(registry);
        gauge("threadkeep.freeze.lag.seconds", "Age of the oldest that is not frozen", FreezerGauges::lagSeconds)
                .register(registry);
        gauge("threadkeep.freeze.streams.assigned", "Partitions of this freezer", f -> f.reports()
                        .count())
                .register(registry);
        gauge("threadkeep.freeze.streams.stopped", "Partitions that need an operator", FreezerGauges::stopped)
                .register(registry);
        gauge("threadkeep.freeze.gathered", "Held in memory and not committed", f -> f.held.now())
                .baseUnit("bytes")
                .register(registry);
    }

    private Gauge.Builder<FreezerGauges> gauge(
            String name, String description, java.util.function.ToDoubleFunction<FreezerGauges> value) {
        return Gauge.builder(name, this, value).description(description);
    }

    private java.util.stream.Stream<StreamReport> reports() {
        return streams.reports().stream();
    }

    private double lagRecords() {
        return reports().mapToLong(StreamReport::lagRecords).sum();
    }

    private double lagSeconds() {
        Instant now = Instant.now();
        return reports()
                .flatMap(report -> report.oldestUnfrozen().stream())
                .mapToDouble(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .max()
                .orElse(0);
    }

    private double stopped() {
        return reports()
                .filter(report -> report.state() instanceof StreamState.Stopped)
                .count();
    }
}
