package org.threadkeep.freezer.health;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Shows the counts of records to Prometheus, all of one moment: meters of their own would be read one after another, and their
 * sums would not agree while the freezer works.
 */
@ApplicationScoped
public class RecordCollector extends Collector {
    private static final String PREFIX = "threadkeep_turns_";

    private final RecordCounts counts;

    /** Shows these. */
    public RecordCollector(RecordCounts counts) {
        this.counts = counts;
    }

    void register(@Observes StartupEvent start, PrometheusMeterRegistry registry) {
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        RecordCounts.Moment now = counts.now();
        CounterMetricFamily rejected = new CounterMetricFamily(
                PREFIX + "rejected", "Records that can't be frozen, in committed packs", List.of("reason"));
        now.rejected().forEach((reason, records) -> rejected.addMetric(List.of(reason), records));
        return List.of(
                counter("received", "Records that came from Kafka", now.received()),
                counter("ignored", "Records that were read before, or that will be read again", now.ignored()),
                counter("frozen", "Turns in committed packs", now.frozen()),
                counter("duplicate", "Turns that were delivered again, in committed packs", now.duplicate()),
                rejected,
                counter("control", "Offsets without a record for consumers, in committed packs", now.control()),
                new GaugeMetricFamily(
                        PREFIX + "in_progress", "Received, and neither committed nor ignored yet", now.inProgress()));
    }

    private static MetricFamilySamples counter(String name, String help, long value) {
        return new CounterMetricFamily(PREFIX + name, help, value);
    }
}
