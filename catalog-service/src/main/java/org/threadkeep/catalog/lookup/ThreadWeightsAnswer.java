package org.threadkeep.catalog.lookup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What ran a thread, and how nearly it could be reconstructed. */
@Schema(name = "ThreadWeights")
public record ThreadWeightsAnswer(
        String threadId,
        @Schema(description = "The lowest of all turns.") FidelityAnswer fidelity,
        @Schema(description = "By name.") List<ModelVersion> modelVersions) {

    /** A model version that ran turns of the thread. */
    @Schema(name = "ThreadModelVersion")
    public record ModelVersion(
            @Schema(examples = "acme/llama-ft-7") String modelVersion,
            @Schema(description = "Digests of serving descriptors; unknown where a turn names none.")
                    List<String> deployments,
            WeightsAnswer weights,
            @Schema(description = "The lowest of the turns that this model version ran.") FidelityAnswer fidelity) {}
}
