package org.threadkeep.catalog.coverage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the last look found.
 *
 * @param sources those with gaps first
 */
@Schema(name = "Coverage")
public record CoverageReport(
        @Schema(description = "When was looked; absent before the first time.") Optional<Instant> lookedAt,
        @Schema(description = "False when there are more sources than are watched.") boolean allSources,
        @Schema(description = "Turns that sources say they made, and that had time to be frozen.") long expected,
        @Schema(description = "Those of them that are not frozen.") long missing,
        @Schema(description = "Those with gaps first.") List<SourceCoverage> sources) {

    static final CoverageReport NONE = new CoverageReport(Optional.empty(), true, 0, 0, List.of());

    /** Copies the list. */
    public CoverageReport {
        sources = List.copyOf(sources);
    }

    static CoverageReport of(Optional<Instant> lookedAt, boolean allSources, List<SourceCoverage> found) {
        List<SourceCoverage> sorted = found.stream()
                .sorted(Comparator.comparingLong(SourceCoverage::missing)
                        .reversed()
                        .thenComparing(SourceCoverage::tenant)
                        .thenComparing(SourceCoverage::source))
                .toList();
        return new CoverageReport(
                lookedAt,
                allSources,
                sorted.stream().mapToLong(SourceCoverage::expected).sum(),
                sorted.stream().mapToLong(SourceCoverage::missing).sum(),
                sorted);
    }

    /** Sources that have gaps. */
    public long incomplete() {
        return sources.stream().filter(source -> !source.isComplete()).count();
    }

    /** Only what is of this tenant, where one is named. */
    public CoverageReport ofTenant(Optional<String> tenant) {
        return tenant.isEmpty()
                ? this
                : of(
                        lookedAt,
                        allSources,
                        sources.stream()
                                .filter(source -> source.tenant().equals(tenant.get()))
                                .toList());
    }
}
