package org.threadkeep.catalog.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.threadkeep.catalog.index.CatchUp;
import org.threadkeep.catalog.index.IndexMetrics;
import org.threadkeep.catalog.index.Indexing;
import org.threadkeep.catalog.index.StreamStatus;

/** The index's metrics with Micrometer. Lookups are timed where they are served, as {@code threadkeep.lookups}. */
@ApplicationScoped
public class CatalogMeters implements IndexMetrics {
    private final MeterRegistry meters;
    private final Counter turns;
    private final Counter repeated;
    private final Counter packs;

    /** Counts into this registry. */
    public CatalogMeters(MeterRegistry meters) {
        this.meters = meters;
        this.turns = Counter.builder("threadkeep.turns.indexed")
                .description("Turns that became rows")
                .register(meters);
        this.repeated = Counter.builder("threadkeep.turns.repeated")
                .description("Turns that repeat an earlier body of their turn id, and are not shown again")
                .register(meters);
        this.packs = Counter.builder("threadkeep.packs.indexed")
                .description("Packs that were indexed")
                .register(meters);
    }

    void start(@Observes StartupEvent event, Indexing indexing) {
        Gauge.builder("threadkeep.index.lag.packs", indexing, CatalogMeters::lag)
                .description("Packs that are known to be frozen and are not indexed")
                .register(meters);
        Gauge.builder("threadkeep.index.streams.stopped", indexing, CatalogMeters::stopped)
                .description("Streams whose indexing is stopped until they are repaired")
                .register(meters);
    }

    private static double lag(Indexing indexing) {
        return indexing.status().values().stream().mapToLong(StreamStatus::lag).sum();
    }

    private static double stopped(Indexing indexing) {
        return indexing.status().values().stream()
                .filter(status -> status.last() instanceof CatchUp.Stopped)
                .count();
    }

    @Override
    public void indexed(long newTurns, long repeatedTurns) {
        turns.increment((double) newTurns);
        repeated.increment((double) repeatedTurns);
        packs.increment();
    }
}
