package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.WeightFile;

/** What is known of a model version. */
@Schema(name = "Model")
public record ModelAnswer(
        @Schema(examples = "acme/llama-ft-7") String modelVersion,
        @Schema(description = "Whether somebody told what it is.") boolean registered,
        @Schema(description = "Whether it ran a turn that is frozen.") boolean seen,
        @Schema(examples = "acme") Optional<String> provider,
        WeightsAnswer weights,
        @Schema(description = "By name; absent when the weights are unknown.") Optional<List<FileAnswer>> files,
        Optional<String> tokenizer,
        Optional<String> chatTemplate,
        Optional<String> code) {

    /** A file of the weights. */
    @Schema(name = "WeightFile")
    public record FileAnswer(
            @Schema(examples = "model.safetensors") String name,
            @Schema(description = "In bytes.") long size,
            @Schema(description = "64 hex digits.") String sha256) {
        static FileAnswer of(WeightFile file) {
            return new FileAnswer(file.name(), file.size(), file.sha256());
        }
    }

    static ModelAnswer of(RegisteredModel model, boolean seen) {
        return new ModelAnswer(
                model.modelVersion(),
                true,
                seen,
                model.provider(),
                WeightsAnswer.of(Optional.of(model)),
                model.weights()
                        .map(weights ->
                                weights.files().stream().map(FileAnswer::of).toList()),
                model.tokenizer(),
                model.chatTemplate(),
                model.code());
    }

    static ModelAnswer unregistered(String modelVersion) {
        return new ModelAnswer(
                modelVersion,
                false,
                true,
                Optional.empty(),
                WeightsAnswer.of(Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
