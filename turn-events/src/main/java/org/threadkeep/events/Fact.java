package org.threadkeep.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What a turn's data hold that a revival could use; told once at the door, so that nobody has to decrypt to know. */
public enum Fact {
    /** {@code tokens.prompt_ids}: the token ids that the model was given. */
    PROMPT_TOKEN_IDS(data -> isTokenIds(data.at("/tokens/prompt_ids"))),
    /** {@code tokens.output_ids}: the token ids that it gave back; one list, or one list for each choice. */
    OUTPUT_TOKEN_IDS(data -> isTokenIds(data.at("/tokens/output_ids"))),
    /** {@code request.seed}: an explicit seed. */
    SEED(data -> data.at("/request/seed").isIntegralNumber()),
    /** {@code request.temperature}, {@code top_p} or {@code top_k}: how tokens were drawn. */
    SAMPLING(data -> Set.of("temperature", "top_p", "top_k").stream()
            .anyMatch(name -> data.path("request").path(name).isNumber())),
    /** {@code capture.request} or {@code capture.response}: the wire bytes. */
    CAPTURE(data -> data.at("/capture/request").isObject()
            || data.at("/capture/response").isObject()),
    /** {@code capture.losses}: the source says that something is missing. */
    LOSSES(data -> isFilledArray(data.at("/capture/losses"))),
    /** {@code state.kv_cache}: a manifest of a lossless key-value cache. */
    KV_CACHE(data -> data.at("/state/kv_cache").isObject()),
    /** {@code state.sampler_position}: where in its random stream the sampler stood. */
    SAMPLER_POSITION(data -> data.at("/state/sampler_position").isIntegralNumber());

    private final Predicate<JsonNode> holds;

    Fact(Predicate<JsonNode> holds) {
        this.holds = holds;
    }

    /** The facts that hold for some data. */
    public static Set<Fact> of(TurnData data) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        Arrays.stream(values()).filter(fact -> fact.holds.test(data.root())).forEach(facts::add);
        return facts;
    }

    /** How the fact stands in {@link Attribute#FACTS}, such as {@code output-token-ids}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fact of a word, or empty for one that a newer writer knows. */
    public static Optional<Fact> ofWord(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word().equals(word)).findFirst();
    }

    private static boolean isFilledArray(JsonNode node) {
        return node.isArray() && !node.isEmpty();
    }

    private static boolean isTokenIds(JsonNode node) {
        return isFilledArray(node)
                && StreamSupport.stream(node.spliterator(), false)
                        .allMatch(id -> id.isIntegralNumber() || isFlatTokenIds(id));
    }

    private static boolean isFlatTokenIds(JsonNode node) {
        return isFilledArray(node)
                && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isIntegralNumber);
    }
}
