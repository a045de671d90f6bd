package org.threadkeep.catalog.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.catalog.config.CatalogConfig;
import org.threadkeep.catalog.index.CatchUp;
import org.threadkeep.catalog.index.IndexMetrics;
import org.threadkeep.catalog.index.Indexing;
import org.threadkeep.catalog.index.StreamStatus;
import org.threadkeep.catalog.measure.CatalogMeter;

/** The index's metrics with Micrometer. Lookups are timed where they are served, as {@code threadkeep.lookups}. */
@ApplicationScoped
public class CatalogMeters implements IndexMetrics {
    private final MeterRegistry meters;
    private final TierMix tiers;
    private final Counter turns;
    private final Counter repeated;
    private final Counter lost;
    private final Counter uncounted;
    private final Counter packs;
    private final Counter preserved;

    /** Counts into this registry. */
    public CatalogMeters(MeterRegistry meters, TierMix tiers) {
        this.meters = meters;
        this.tiers = tiers;
        this.turns = CatalogMeter.INDEXED.counter(meters);
        this.repeated = CatalogMeter.REPEATED.counter(meters);
        this.lost = CatalogMeter.LOST.counter(meters);
        this.uncounted = CatalogMeter.UNCOUNTED.counter(meters);
        this.packs = CatalogMeter.PACKS.counter(meters);
        this.preserved = CatalogMeter.PRESERVED.counter(meters);
    }

    void start(@Observes StartupEvent event, Indexing indexing, CatalogConfig config) {
        CatalogMeter.LAG.gauge(meters, indexing, CatalogMeters::lag);
        CatalogMeter.STOPPED.gauge(meters, indexing, CatalogMeters::stopped);
        CatalogMeter.PRICE.gauge(meters, config.cost(), CatalogConfig.Cost::gigabyteMonth);
        CatalogMeter.MONTHS.gauge(meters, config.cost(), CatalogConfig.Cost::keptMonths);
        CatalogMeter.RUNNING_COST.gauge(meters, config.cost(), CatalogConfig.Cost::runningPerMillionTurns);
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
    public void indexed(PackManifest manifest, long rows) {
        turns.increment((double) rows);
        repeated.increment((double) (manifest.counts().turns() - rows));
        lost.increment((double) manifest.counts().lost());
        uncounted.increment((double) withoutNumber(manifest));
        preserved.increment(
                (double) manifest.lanes().stream().mapToLong(Lane::bytes).sum());
        packs.increment();
        tiers.count(manifest);
    }

    private static long withoutNumber(PackManifest manifest) {
        return manifest.snapshots().stream()
                .flatMap(snapshot -> snapshot.turns().stream())
                .filter(turn -> turn.sequence().isEmpty() || turn.source().isEmpty())
                .count();
    }
}
