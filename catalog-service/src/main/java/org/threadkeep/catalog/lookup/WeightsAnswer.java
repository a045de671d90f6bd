package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.registry.Lineage;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.Replica;
import org.threadkeep.catalog.registry.Weights;

/** The weights of a model version, in short. */
@Schema(name = "Weights")
public record WeightsAnswer(
        @Schema(
                        description = "registered, or unknown: then nothing else is here.",
                        enumeration = {"registered", "unknown"})
                String state,
        @Schema(
                        description = "SHA-256 over the canonical JSON (RFC 8785) of the file list.",
                        examples = "sha256:50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c")
                Optional<String> rootDigest,
        @Schema(description = "How many.", implementation = Integer.class) OptionalInt files,
        @Schema(description = "Of all files.", implementation = Long.class) OptionalLong sizeBytes,
        Optional<List<ReplicaAnswer>> replicas,
        Optional<List<String>> aliases,
        Optional<List<LineageAnswer>> lineage) {

    /** A place where weights can be had. */
    @Schema(name = "Replica")
    public record ReplicaAnswer(
            @Schema(examples = "s3://weights/acme/llama-ft-7/") String uri,
            @Schema(description = "When it was last seen to be whole.", examples = "2026-03-01T12:00:00Z")
                    Optional<String> verifiedAt) {
        static ReplicaAnswer of(Replica replica) {
            return new ReplicaAnswer(replica.uri(), replica.verifiedAt());
        }
    }

    /** Weights that these were made from. */
    @Schema(name = "Lineage")
    public record LineageAnswer(
            @Schema(enumeration = {"fine_tune", "adapter", "merge", "quantised", "copy", "repack"}) String relation,
            @Schema(description = "Root digest of the other weights.") String parent) {
        static LineageAnswer of(Lineage edge) {
            return new LineageAnswer(edge.relation().word(), edge.parent());
        }
    }

    static WeightsAnswer of(Optional<RegisteredModel> model) {
        return model.flatMap(registered -> registered.weights().map(weights -> of(registered, weights)))
                .orElseGet(WeightsAnswer::unknown);
    }

    private static WeightsAnswer of(RegisteredModel model, Weights weights) {
        return new WeightsAnswer(
                "registered",
                Optional.of(weights.rootDigest()),
                OptionalInt.of(weights.files().size()),
                OptionalLong.of(weights.sizeBytes()),
                Optional.of(weights.replicas().stream().map(ReplicaAnswer::of).toList()),
                Optional.of(weights.aliases()),
                Optional.of(model.lineage().stream().map(LineageAnswer::of).toList()));
    }

    private static WeightsAnswer unknown() {
        return new WeightsAnswer(
                TurnAnswer.UNKNOWN,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
