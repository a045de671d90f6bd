package org.threadkeep.catalog.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is registered of a model version.
 *
 * @param modelVersion the fleet's name for it, with or without slashes
 * @param provider who made it
 * @param weights its weights, if they are open to us
 * @param tokenizer digest of the tokenizer's files
 * @param chatTemplate digest of the template that makes a prompt of messages
 * @param code digest of the modelling code
 * @param lineage what the weights were made from
 */
public record RegisteredModel(
        String modelVersion,
        Optional<String> provider,
        Optional<Weights> weights,
        Optional<String> tokenizer,
        Optional<String> chatTemplate,
        Optional<String> code,
        List<Lineage> lineage) {
    /** Copies the list. */
    public RegisteredModel {
        Objects.requireNonNull(modelVersion, "modelVersion");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(tokenizer, "tokenizer");
        Objects.requireNonNull(chatTemplate, "chatTemplate");
        Objects.requireNonNull(code, "code");
        lineage = List.copyOf(lineage);
    }

    /** The name of its weights. */
    public Optional<String> rootDigest() {
        return weights.map(Weights::rootDigest);
    }

    /**
     * The field that a newer registration would point at something else, if there is one. What ran under a version never
     * changes; what was not told yet may be told later.
     */
    public Optional<String> rePointedBy(RegisteredModel newer) {
        if (differs(rootDigest(), newer.rootDigest())) {
            return Optional.of("weights.files");
        }
        if (differs(tokenizer, newer.tokenizer)) {
            return Optional.of("tokenizer");
        }
        if (differs(chatTemplate, newer.chatTemplate)) {
            return Optional.of("chat_template");
        }
        return differs(code, newer.code) ? Optional.of("code") : Optional.empty();
    }

    private static boolean differs(Optional<String> known, Optional<String> newer) {
        return known.isPresent() && !known.equals(newer);
    }
}
