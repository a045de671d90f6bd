package org.threadkeep.freezer.health;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.threadkeep.freezer.measure.FreezerMeter;

/**
 * Shows the counts of records to Prometheus, all of one moment: meters of their own would be read one after another, and their
 * sums would not agree while the freezer works.
 */
@ApplicationScoped
public class RecordCollector extends Collector {
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
                name(FreezerMeter.REJECTED), FreezerMeter.REJECTED.meaning(), List.of("reason"));
        now.rejected().forEach((reason, records) -> rejected.addMetric(List.of(reason), records));
        return List.of(
                counter(FreezerMeter.RECEIVED, now.received()),
                counter(FreezerMeter.IGNORED, now.ignored()),
                counter(FreezerMeter.FROZEN, now.frozen()),
                counter(FreezerMeter.DUPLICATE, now.duplicate()),
                rejected,
                counter(FreezerMeter.CONTROL, now.control()),
                new GaugeMetricFamily(
                        name(FreezerMeter.IN_PROGRESS), FreezerMeter.IN_PROGRESS.meaning(), now.inProgress()));
    }

    private static MetricFamilySamples counter(FreezerMeter meter, long value) {
        return new CounterMetricFamily(name(meter), meter.meaning(), value);
    }

    private static String name(FreezerMeter meter) {
        return meter.getName().replace('.', '_');
    }
}
