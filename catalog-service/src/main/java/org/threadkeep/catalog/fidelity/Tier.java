package org.threadkeep.catalog.fidelity;

import static org.threadkeep.catalog.fidelity.Requirement.ADAPTERS;
import static org.threadkeep.catalog.fidelity.Requirement.CHAT_TEMPLATE;
import static org.threadkeep.catalog.fidelity.Requirement.CODE;
import static org.threadkeep.catalog.fidelity.Requirement.CONTENT;
import static org.threadkeep.catalog.fidelity.Requirement.DETERMINISM_MODE;
import static org.threadkeep.catalog.fidelity.Requirement.ENGINE_FLAGS;
import static org.threadkeep.catalog.fidelity.Requirement.ENGINE_IMAGE;
import static org.threadkeep.catalog.fidelity.Requirement.GPU_CLASS;
import static org.threadkeep.catalog.fidelity.Requirement.KV_CACHE;
import static org.threadkeep.catalog.fidelity.Requirement.LAYOUT;
import static org.threadkeep.catalog.fidelity.Requirement.LOSSLESS_CAPTURE;
import static org.threadkeep.catalog.fidelity.Requirement.OUTPUT_TOKEN_IDS;
import static org.threadkeep.catalog.fidelity.Requirement.PROMPT_TOKEN_IDS;
import static org.threadkeep.catalog.fidelity.Requirement.SAMPLER_POSITION;
import static org.threadkeep.catalog.fidelity.Requirement.SAMPLING_PARAMETERS;
import static org.threadkeep.catalog.fidelity.Requirement.SEED;
import static org.threadkeep.catalog.fidelity.Requirement.TOKENIZER;
import static org.threadkeep.catalog.fidelity.Requirement.VERIFIED_REPLICA;
import static org.threadkeep.catalog.fidelity.Requirement.WEIGHTS_ROOT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How nearly an instance could be reconstructed, from the least to the most: the order of the constants means something. */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // the sets can't be changed
public enum Tier {
    /** Erased: digests and edges only. */
    TOMBSTONE(List.of()),
    /** Messages and a model name. */
    LINEAGE_ONLY(List.of(CONTENT)),
    /** The same model could read the same messages. */
    TEXT_FAITHFUL(List.of(CONTENT, WEIGHTS_ROOT, CHAT_TEMPLATE)),
    /** The same model could read the same tokens. */
    TOKEN_FAITHFUL(List.of(CONTENT, WEIGHTS_ROOT, TOKENIZER, PROMPT_TOKEN_IDS, OUTPUT_TOKEN_IDS, SAMPLING_PARAMETERS)),
    /** The same engine on the same hardware would say the same. */
    REDERIVABLE(List.of(
            CONTENT,
            WEIGHTS_ROOT,
            VERIFIED_REPLICA,
            TOKENIZER,
            CHAT_TEMPLATE,
            CODE,
            PROMPT_TOKEN_IDS,
            OUTPUT_TOKEN_IDS,
            SAMPLING_PARAMETERS,
            SEED,
            LOSSLESS_CAPTURE,
            ADAPTERS,
            ENGINE_IMAGE,
            ENGINE_FLAGS,
            GPU_CLASS,
            LAYOUT,
            DETERMINISM_MODE)),
    /** The instance could go on from where it stood. */
    FULL_STATE(List.of(KV_CACHE, SAMPLER_POSITION), REDERIVABLE);

    private final Set<Requirement> requirements;

    Tier(List<Requirement> own) {
        this.requirements = own.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(own));
    }

    Tier(List<Requirement> own, Tier below) {
        EnumSet<Requirement> all = EnumSet.copyOf(own);
        all.addAll(below.requirements);
        this.requirements = Collections.unmodifiableSet(all);
    }

    /** What it takes, in the order of {@link Requirement}. */
    public Set<Requirement> requirements() {
        return requirements;
    }

    /** The tier above; empty for the highest. */
    public Optional<Tier> next() {
        return ordinal() + 1 == values().length ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    boolean isMetBy(Evidence evidence) {
        return requirements.stream().allMatch(requirement -> requirement.isMetBy(evidence));
    }
}
