package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.fidelity.Fidelity;
import org.threadkeep.catalog.fidelity.Requirement;

/** How nearly an instance could be reconstructed, and what is missing. */
@Schema(name = "Fidelity")
public record FidelityAnswer(
        @Schema(
                        enumeration = {
                            "TOMBSTONE",
                            "LINEAGE_ONLY",
                            "TEXT_FAITHFUL",
                            "TOKEN_FAITHFUL",
                            "REDERIVABLE",
                            "FULL_STATE"
                        },
                        examples = "LINEAGE_ONLY")
                String tier,
        @Schema(description = "claimed: nobody has replayed it. Only with REDERIVABLE and FULL_STATE.")
                Optional<String> basis,
        @Schema(
                        description = "Exactly what is missing for the next tier.",
                        examples = "[\"weights_root\", \"chat_template\"]")
                List<String> missingForNext,
        @Schema(description = "The tier above; absent for the highest.", examples = "TEXT_FAITHFUL")
                Optional<String> nextTier) {

    static FidelityAnswer of(Fidelity fidelity) {
        return new FidelityAnswer(
                fidelity.tier().name(),
                fidelity.isClaim() ? Optional.of("claimed") : Optional.empty(),
                fidelity.missingForNext().stream().map(Requirement::word).toList(),
                fidelity.nextTier().map(Enum::name));
    }
}
