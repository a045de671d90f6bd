package org.threadkeep.catalog.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.threadkeep.catalog.config.CatalogConfig;
import org.threadkeep.catalog.coverage.CoverageReport;
import org.threadkeep.catalog.coverage.CoverageWatch;
import org.threadkeep.catalog.measure.CatalogMeter;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Backup;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.RegistryTables;

/** Looks now and then at what no event tells: turns that are missing, and how old the backups are. */
@ApplicationScoped
public class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);

    private final CoverageWatch coverage;
    private final Opened<RegistryTables> registry;
    private final Duration interval;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<String, Instant> backups = Map.of();
    private volatile Instant looked = Instant.EPOCH;
    private boolean failing;

    /** Looks at these. */
    public Watch(CoverageWatch coverage, Opened<RegistryTables> registry, CatalogConfig config) {
        this.coverage = coverage;
        this.registry = registry;
        this.interval = config.catalog().watchInterval();
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        CatalogMeter.COVERAGE_EXPECTED.gauge(meters, coverage, of -> of.report().expected());
        CatalogMeter.COVERAGE_MISSING.gauge(meters, coverage, of -> of.report().missing());
        CatalogMeter.COVERAGE_SOURCES.gauge(meters, coverage, of -> complete(of.report()), "state", "complete");
        CatalogMeter.COVERAGE_SOURCES.gauge(meters, coverage, of -> of.report().incomplete(), "state", "gaps");
        CatalogMeter.COVERAGE_UNWATCHED.gauge(
                meters, coverage, of -> of.report().allSources() ? 0 : 1);
        CatalogMeter.BACKUP.gauge(meters, this, watch -> watch.backup("cassandra"), "what", "cassandra");
        CatalogMeter.BACKUP.gauge(meters, this, watch -> watch.backup("keys"), "what", "keys");
        CatalogMeter.WATCHED.gauge(meters, this, watch -> watch.looked.getEpochSecond());
        var unused = clock.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void look() {
        try {
            backups = Await.value(registry.get().selectBackups().execute()).stream()
                    .collect(Collectors.toMap(Backup::what, Backup::finishedAt));
            coverage.look(Instant.now());
            looked = Instant.now();
            failing = false;
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** Once, until it works again. */
    private void tell(RuntimeException e) {
        if (!failing) {
            LOG.warnf("Coverage and backups can't be looked at, will be tried again: %s", e.getMessage());
        }
        failing = true;
    }

    private double backup(String what) {
        return backups.getOrDefault(what, Instant.EPOCH).getEpochSecond();
    }

    private static double complete(CoverageReport report) {
        return report.sources().size() - report.incomplete();
    }
}
