package org.threadkeep.catalog.fidelity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A tier, and what is missing for the next one. {@link Tier#REDERIVABLE} and above are claims here: nobody has replayed
 * anything.
 *
 * @param tier the highest whose requirements are all met
 * @param missingForNext what the tier above takes and is not there, in the order of {@link Requirement}
 */
public record Fidelity(Tier tier, List<Requirement> missingForNext) {
    /** Copies the list. */
    public Fidelity {
        Objects.requireNonNull(tier, "tier");
        missingForNext = List.copyOf(missingForNext);
    }

    /** Of turns of one kind. */
    public static Fidelity of(Evidence evidence) {
        return of(List.of(evidence));
    }

    /**
     * Of turns of several kinds: the lowest tier of any, and what any of them lacks for the next.
     *
     * @throws IllegalArgumentException when there is no evidence at all
     */
    public static Fidelity of(Collection<Evidence> kinds) {
        Tier lowest = kinds.stream()
                .map(Fidelity::highestTier)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("no evidence"));
        return new Fidelity(
                lowest, lowest.next().map(next -> missing(next, kinds)).orElse(List.of()));
    }

    private static List<Requirement> missing(Tier next, Collection<Evidence> kinds) {
        TreeSet<Requirement> missing = new TreeSet<>();
        for (Evidence evidence : kinds) {
            if (highestTier(evidence).compareTo(next) < 0) {
                next.requirements().stream()
                        .filter(requirement -> !requirement.isMetBy(evidence))
                        .forEach(missing::add);
            }
        }
        return List.copyOf(missing);
    }

    private static Tier highestTier(Evidence evidence) {
        return Arrays.stream(Tier.values())
                .filter(tier -> tier.isMetBy(evidence))
                .max(Comparator.naturalOrder())
                .orElse(Tier.TOMBSTONE);
    }

    /** The tier above; empty for the highest. */
    public Optional<Tier> nextTier() {
        return tier.next();
    }

    /** True when the tier says that a replay would match, which nobody has tried. */
    public boolean isClaim() {
        return tier.compareTo(Tier.REDERIVABLE) >= 0;
    }
}
