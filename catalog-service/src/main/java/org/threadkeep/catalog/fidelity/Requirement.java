package org.threadkeep.catalog.fidelity;

import java.util.Locale;
import java.util.function.Predicate;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.Weights;
import org.threadkeep.events.Fact;

/** One thing that a revival needs. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates hold no state
public enum Requirement {
    /** The messages can be read: the subject's key is there. */
    CONTENT(evidence -> !evidence.erased()),
    /** The model version is registered with its weights. */
    WEIGHTS_ROOT(evidence -> evidence.model().flatMap(RegisteredModel::weights).isPresent()),
    /** A replica of the weights was seen to be whole. */
    VERIFIED_REPLICA(evidence -> evidence.model()
            .flatMap(RegisteredModel::weights)
            .filter(Weights::hasVerifiedReplica)
            .isPresent()),
    /** The chat template's digest is registered. */
    CHAT_TEMPLATE(
            evidence -> evidence.model().flatMap(RegisteredModel::chatTemplate).isPresent()),
    /** The tokenizer's digest is registered. */
    TOKENIZER(evidence -> evidence.model().flatMap(RegisteredModel::tokenizer).isPresent()),
    /** The modelling code's digest is registered. */
    CODE(evidence -> evidence.model().flatMap(RegisteredModel::code).isPresent()),
    /** Every turn has its prompt's token ids. */
    PROMPT_TOKEN_IDS(evidence -> evidence.has(Fact.PROMPT_TOKEN_IDS)),
    /** Every turn has its output's token ids. */
    OUTPUT_TOKEN_IDS(evidence -> evidence.has(Fact.OUTPUT_TOKEN_IDS)),
    /** Every turn has its sampling parameters. */
    SAMPLING_PARAMETERS(evidence -> evidence.has(Fact.SAMPLING)),
    /** Every turn was drawn with an explicit seed. */
    SEED(evidence -> evidence.has(Fact.SEED)),
    /** The wire bytes were captured, media and tool results included, and the source reported no loss. */
    LOSSLESS_CAPTURE(evidence -> evidence.has(Fact.CAPTURE) && !evidence.has(Fact.LOSSES)),
    /** The serving descriptor lists the adapters, or none. */
    ADAPTERS(evidence -> evidence.deploymentLists("/adapters")),
    /** The serving descriptor names the engine's image. */
    ENGINE_IMAGE(evidence -> evidence.deploymentTells("/engine/image")),
    /** The serving descriptor lists the engine's flags, or none. */
    ENGINE_FLAGS(evidence -> evidence.deploymentLists("/engine/flags")),
    /** The serving descriptor names the class of GPU. */
    GPU_CLASS(evidence -> evidence.deploymentTells("/gpu/class")),
    /** The serving descriptor tells how the model is laid out over GPUs. */
    LAYOUT(evidence -> evidence.deploymentTells("/layout")),
    /** The serving descriptor names the engine's determinism mode. */
    DETERMINISM_MODE(evidence -> evidence.deploymentTells("/determinism/mode")),
    /** Every turn has a manifest of a lossless key-value cache. */
    KV_CACHE(evidence -> evidence.has(Fact.KV_CACHE)),
    /** Every turn tells where its sampler stood. */
    SAMPLER_POSITION(evidence -> evidence.has(Fact.SAMPLER_POSITION));

    private final Predicate<Evidence> met;

    Requirement(Predicate<Evidence> met) {
        this.met = met;
    }

    boolean isMetBy(Evidence evidence) {
        return met.test(evidence);
    }

    /** As it stands in answers, such as {@code weights_root}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
