package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.storage.TurnRow;

/** Which turns a turn continues, and how that is known. */
public record ParentsAnswer(
        @Schema(
                        description =
                                "declared: the source named them. root: there are none. resolved: exactly one turn left the"
                                        + " context that this one continues. ambiguous: several did, see candidates. unresolved: none is"
                                        + " known, so far.",
                        enumeration = {"declared", "root", "resolved", "ambiguous", "unresolved"},
                        examples = "resolved")
                String state,
        @Schema(description = "The parents, when declared or resolved.") List<String> turnIds,
        @Schema(description = "The turns of which each could be the parent, when ambiguous; at most 64.")
                List<String> candidates,
        @Schema(description = "Key of the context that the turn continues.") Optional<String> context) {

    static ParentsAnswer of(TurnRow row) {
        return new ParentsAnswer(
                row.parents().state().name().toLowerCase(Locale.ROOT),
                row.parents().turnIds(),
                row.parents().candidates(),
                row.entry().contextBefore());
    }
}
