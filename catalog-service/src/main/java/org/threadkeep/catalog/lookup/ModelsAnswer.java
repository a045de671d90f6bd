package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of model versions. */
@Schema(name = "Models")
public record ModelsAnswer(
        @Schema(description = "In an order that stays, but that is not the names'.") List<ModelEntry> models,
        @Schema(description = "Token of the next page; absent on the last.") Optional<String> nextPage) {

    /** A model version in the list. */
    @Schema(name = "ModelEntry")
    public record ModelEntry(
            @Schema(examples = "acme/llama-ft-7") String modelVersion,
            @Schema(description = "Whether somebody told what it is.") boolean registered,
            @Schema(description = "Whether it ran a turn that is frozen.") boolean seen) {}
}
