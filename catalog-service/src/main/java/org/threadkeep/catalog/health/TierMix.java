package org.threadkeep.catalog.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.catalog.fidelity.Evidence;
import org.threadkeep.catalog.fidelity.Fidelity;
import org.threadkeep.catalog.fidelity.Tier;
import org.threadkeep.catalog.measure.CatalogMeter;
import org.threadkeep.catalog.registry.Registry;
import org.threadkeep.catalog.storage.StorageUnavailableException;
import org.threadkeep.events.Fact;

/** Counts turns by their fidelity tier, with what is registered when they are indexed. */
@ApplicationScoped
public class TierMix {
    private static final int MOST_KINDS = 4096;
    private static final long NEWS_FOR_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String UNKNOWN = "unknown";

    private record Kind(String modelVersion, Optional<String> deployment, List<String> facts) {}

    private final Registry registry;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<Kind, String> tiers = new HashMap<>();
    private long forgetAt = System.nanoTime() + NEWS_FOR_NANOS;

    /** Asks this registry. */
    public TierMix(Registry registry, MeterRegistry meters) {
        this.registry = registry;
        for (Tier tier : Tier.values()) {
            counters.put(label(tier), CatalogMeter.FIDELITY.counter(meters, "tier", label(tier)));
        }
        counters.put(UNKNOWN, CatalogMeter.FIDELITY.counter(meters, "tier", UNKNOWN));
    }

    /** Counts the turns of a pack. It never fails: a registry that can't be read makes them unknown. */
    void count(PackManifest manifest) {
        Map<Kind, Long> kinds = manifest.snapshots().stream()
                .flatMap(snapshot -> snapshot.turns().stream()
                        .map(turn -> new Kind(snapshot.modelVersion(), turn.deployment(), turn.facts())))
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        kinds.forEach((kind, turns) -> counters.get(tier(kind)).increment(turns));
    }

    private synchronized String tier(Kind kind) {
        if (System.nanoTime() - forgetAt > 0 || tiers.size() >= MOST_KINDS) {
            tiers.clear();
            forgetAt = System.nanoTime() + NEWS_FOR_NANOS;
        }
        return tiers.computeIfAbsent(kind, this::look);
    }

    private String look(Kind kind) {
        try {
            return label(Fidelity.of(new Evidence(
                            false,
                            kind.facts().stream()
                                    .flatMap(word -> Fact.ofWord(word).stream())
                                    .collect(Collectors.toSet()),
                            registry.find(kind.modelVersion()),
                            kind.deployment().flatMap(registry::findDeployment)))
                    .tier());
        } catch (StorageUnavailableException e) {
            return UNKNOWN;
        }
    }

    private static String label(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
