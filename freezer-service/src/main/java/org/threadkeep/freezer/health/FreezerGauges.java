package org.threadkeep.freezer.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.threadkeep.freezer.consume.TopicObserver;
import org.threadkeep.freezer.measure.FreezerMeter;
import org.threadkeep.freezer.stream.HeldBytes;
import org.threadkeep.freezer.stream.StreamLoop;
import org.threadkeep.freezer.stream.StreamReport;
import org.threadkeep.freezer.stream.StreamState;

/** How far behind the freezer is, and what it holds. */
@ApplicationScoped
public class FreezerGauges {
    private final StreamLoop streams;
    private final HeldBytes held;
    private final TopicObserver topic;

    /** Observes these. */
    public FreezerGauges(StreamLoop streams, HeldBytes held, TopicObserver topic) {
        this.streams = streams;
        this.held = held;
        this.topic = topic;
    }

    void register(@Observes StartupEvent start, MeterRegistry registry) {
        FreezerMeter.LAG_RECORDS.gauge(registry, this, FreezerGauges::lagRecords);
        FreezerMeter.LAG.gauge(registry, this, FreezerGauges::lagSeconds);
        FreezerMeter.RETENTION.gauge(registry, topic, TopicObserver::retentionSeconds);
        FreezerMeter.DELETED.gauge(registry, this, FreezerGauges::deletedRecords);
        FreezerMeter.ASSIGNED.gauge(registry, this, gauges -> gauges.reports().count());
        FreezerMeter.STOPPED.gauge(registry, this, FreezerGauges::stopped);
        FreezerMeter.GATHERED.gauge(registry, held, HeldBytes::now);
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

    private double deletedRecords() {
        return reports().mapToLong(StreamReport::deletedRecords).sum();
    }

    private double stopped() {
        return reports()
                .filter(report -> report.state() instanceof StreamState.Stopped)
                .count();
    }
}
