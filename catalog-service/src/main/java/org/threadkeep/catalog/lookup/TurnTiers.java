package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threadkeep.catalog.fidelity.Evidence;
import org.threadkeep.catalog.fidelity.Fidelity;
import org.threadkeep.catalog.fidelity.Tier;
import org.threadkeep.catalog.registry.Registry;
import org.threadkeep.catalog.storage.StorageUnavailableException;
import org.threadkeep.events.Fact;

/** Tells the tiers of kinds of turns, and remembers them for a minute. */
@ApplicationScoped
public class TurnTiers {
    private static final int MOST_KINDS = 4096;
    private static final long NEWS_FOR_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String UNKNOWN = "unknown";

    /** What a tier depends on, as a manifest tells it. */
    public record Kind(String modelVersion, Optional<String> deployment, List<String> facts) {}

    private final Registry registry;
    private final Map<Kind, String> tiers = new HashMap<>();
    private long forgetAt = System.nanoTime() + NEWS_FOR_NANOS;

    /** Asks this registry. */
    public TurnTiers(Registry registry) {
        this.registry = registry;
    }

    /** All names that {@link #name} gives. */
    public static List<String> names() {
        return Stream.concat(Arrays.stream(Tier.values()).map(TurnTiers::label), Stream.of(UNKNOWN))
                .toList();
    }

    /** The tier with what is registered now. It never fails: while the registry can't be read, the tier is unknown. */
    public synchronized String name(Kind kind) {
        if (System.nanoTime() - forgetAt > 0 || tiers.size() >= MOST_KINDS) {
            tiers.clear();
            forgetAt = System.nanoTime() + NEWS_FOR_NANOS;
        }
        return tiers.computeIfAbsent(kind, this::look);
    }

    private String look(Kind kind) {
        try {
            Evidence evidence = new Evidence(
                    false,
                    kind.facts().stream()
                            .flatMap(word -> Fact.ofWord(word).stream())
                            .collect(Collectors.toSet()),
                    registry.find(kind.modelVersion()),
                    kind.deployment().flatMap(registry::findDeployment));
            return label(Fidelity.of(evidence).tier());
        } catch (StorageUnavailableException e) {
            return UNKNOWN;
        }
    }

    private static String label(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
