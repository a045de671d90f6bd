package org.threadkeep.catalog.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.catalog.lookup.TurnTiers;
import org.threadkeep.catalog.measure.CatalogMeter;

/** Counts turns by their fidelity tier, with what is registered when they are indexed. */
@ApplicationScoped
public class TierMix {
    private final TurnTiers tiers;
    private final Map<String, Counter> counters = new HashMap<>();

    /** Counts all tiers from the start. */
    public TierMix(TurnTiers tiers, MeterRegistry meters) {
        this.tiers = tiers;
        TurnTiers.names().forEach(name -> counters.put(name, CatalogMeter.FIDELITY.counter(meters, "tier", name)));
    }

    /** Counts the turns of a pack. */
    void count(PackManifest manifest) {
        Map<TurnTiers.Kind, Long> kinds = manifest.snapshots().stream()
                .flatMap(snapshot -> snapshot.turns().stream()
                        .map(turn -> new TurnTiers.Kind(snapshot.modelVersion(), turn.deployment(), turn.facts())))
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        kinds.forEach((kind, turns) -> counters.get(tiers.name(kind)).increment(turns));
    }
}
