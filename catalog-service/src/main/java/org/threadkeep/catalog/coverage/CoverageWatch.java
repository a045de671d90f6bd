package org.threadkeep.catalog.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.catalog.config.CatalogConfig;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ListedSource;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.SourceName;

/** Looks now and then what is missing of all sources; in between it tells what it found. */
@ApplicationScoped
public class CoverageWatch {
    private final Opened<CatalogTables> tables;
    private final Duration settling;
    private final int mostSources;
    private Map<SourceName, WatchedSource> watched = Map.of();
    private volatile CoverageReport report = CoverageReport.NONE;

    /** Looks into these tables. */
    public CoverageWatch(Opened<CatalogTables> tables, CatalogConfig config) {
        this.tables = tables;
        this.settling = config.catalog().coverageSettling();
        this.mostSources = config.catalog().coverageSources();
    }

    /** What the last look found. */
    public CoverageReport report() {
        return report;
    }

    /**
     * Looks.
     *
     * @throws org.threadkeep.catalog.storage.StorageUnavailableException when Cassandra can't answer now; retry safe
     */
    public synchronized void look(Instant now) {
        CatalogTables open = tables.get();
        List<ListedSource> listed = Await.value(open.selectSources().execute(Long.MIN_VALUE, mostSources + 1));
        Map<SourceName, WatchedSource> still = new HashMap<>();
        List<SourceCoverage> found = new ArrayList<>();
        for (ListedSource source : listed.subList(0, Math.min(mostSources, listed.size()))) {
            WatchedSource known = watched.getOrDefault(source.name(), new WatchedSource(source.name(), settling));
            still.put(source.name(), known);
            found.add(known.look(open, now));
        }
        watched = still;
        report = CoverageReport.of(Optional.of(now), listed.size() <= mostSources, found);
    }
}
