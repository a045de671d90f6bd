package org.threadkeep.catalog.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.catalog.registry.ModelDocument;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.ServingDescriptor;
import org.threadkeep.events.Fact;

class FidelityTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    /** Evidence that meets exactly these requirements. */
    private static Evidence meeting(Set<Requirement> met) {
        return new Evidence(!met.contains(Requirement.CONTENT), facts(met), Optional.of(model(met)), deployment(met));
    }

    private static Set<Fact> facts(Set<Requirement> met) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        add(facts, met, Requirement.PROMPT_TOKEN_IDS, Fact.PROMPT_TOKEN_IDS);
        add(facts, met, Requirement.OUTPUT_TOKEN_IDS, Fact.OUTPUT_TOKEN_IDS);
        add(facts, met, Requirement.SAMPLING_PARAMETERS, Fact.SAMPLING);
        add(facts, met, Requirement.SEED, Fact.SEED);
        add(facts, met, Requirement.LOSSLESS_CAPTURE, Fact.CAPTURE);
        add(facts, met, Requirement.KV_CACHE, Fact.KV_CACHE);
        add(facts, met, Requirement.SAMPLER_POSITION, Fact.SAMPLER_POSITION);
        return facts;
    }

    private static void add(Set<Fact> facts, Set<Requirement> met, Requirement requirement, Fact fact) {
        if (met.contains(requirement)) {
            facts.add(fact);
        }
    }

    private static RegisteredModel model(Set<Requirement> met) {
        ObjectNode document = MAPPER.createObjectNode();
        if (met.contains(Requirement.WEIGHTS_ROOT)) {
            ObjectNode weights = document.putObject("weights");
            weights.putArray("files")
                    .addObject()
                    .put("name", "m")
                    .put("size", 1)
                    .put("sha256", "a".repeat(64));
            ObjectNode replica = weights.putArray("replicas").addObject().put("uri", "s3://weights/m");
            if (met.contains(Requirement.VERIFIED_REPLICA)) {
                replica.put("verified_at", "2026-01-01T00:00:00Z");
            }
        }
        put(document, met, Requirement.TOKENIZER, "tokenizer");
        put(document, met, Requirement.CHAT_TEMPLATE, "chat_template");
        put(document, met, Requirement.CODE, "code");
        return ModelDocument.read("m", document);
    }

    private static void put(ObjectNode document, Set<Requirement> met, Requirement requirement, String name) {
        if (met.contains(requirement)) {
            document.put(name, DIGEST);
        }
    }

    private static Optional<ServingDescriptor> deployment(Set<Requirement> met) {
        ObjectNode json = MAPPER.createObjectNode().put("site", "anywhere");
        ObjectNode engine = json.putObject("engine");
        if (met.contains(Requirement.ENGINE_IMAGE)) {
            engine.put("image", DIGEST);
        }
        if (met.contains(Requirement.ENGINE_FLAGS)) {
            engine.putArray("flags");
        }
        if (met.contains(Requirement.ADAPTERS)) {
            json.putArray("adapters");
        }
        if (met.contains(Requirement.GPU_CLASS)) {
            json.putObject("gpu").put("class", "H100");
        }
        if (met.contains(Requirement.LAYOUT)) {
            json.putObject("layout").put("tensor_parallel", 8);
        }
        if (met.contains(Requirement.DETERMINISM_MODE)) {
            json.putObject("determinism").put("mode", "batch_invariant");
        }
        return Optional.of(ServingDescriptor.of(json));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void what_a_tier_takes_and_no_more_is_that_tier(Tier tier) {
        // Given
        Evidence evidence = meeting(tier.requirements());

        // When
        Fidelity fidelity = Fidelity.of(evidence);

        // Then
        assertThat(fidelity.tier()).isEqualTo(tier);
    }

    static Stream<Arguments> everyRequirementOfEveryTier() {
        return Arrays.stream(Tier.values())
                .flatMap(tier -> tier.requirements().stream().map(requirement -> Arguments.of(tier, requirement)));
    }

    @ParameterizedTest
    @MethodSource("everyRequirementOfEveryTier")
    void without_any_one_thing_a_tier_is_not_reached(Tier tier, Requirement missing) {
        // Given
        EnumSet<Requirement> allButOne = EnumSet.copyOf(tier.requirements());
        allButOne.remove(missing);

        // When
        Fidelity fidelity = Fidelity.of(meeting(allButOne));

        // Then
        assertThat(fidelity.tier()).isLessThan(tier);
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = "TOMBSTONE", mode = EnumSource.Mode.EXCLUDE)
    void the_one_thing_that_is_missing_for_the_next_tier_is_named(Tier next) {
        for (Requirement missing : next.requirements()) {
            // Given
            EnumSet<Requirement> allButOne = EnumSet.copyOf(next.requirements());
            allButOne.remove(missing);

            // When
            Fidelity fidelity = Fidelity.of(meeting(allButOne));

            // Then
            if (fidelity.nextTier().equals(Optional.of(next))) {
                assertThat(fidelity.missingForNext()).containsExactly(missing);
            }
        }
    }

    @Test
    void an_unregistered_model_is_lineage_only_and_lacks_its_weights() {
        // Given
        Evidence evidence = new Evidence(false, EnumSet.allOf(Fact.class), Optional.empty(), Optional.empty());

        // When
        Fidelity fidelity = Fidelity.of(evidence);

        // Then
        assertThat(fidelity.tier()).isEqualTo(Tier.LINEAGE_ONLY);
        assertThat(fidelity.nextTier()).contains(Tier.TEXT_FAITHFUL);
        assertThat(fidelity.missingForNext()).containsExactly(Requirement.WEIGHTS_ROOT, Requirement.CHAT_TEMPLATE);
    }

    @Test
    void a_loss_that_the_source_reported_keeps_turns_from_being_rederivable() {
        // Given
        Evidence whole = meeting(Tier.REDERIVABLE.requirements());
        EnumSet<Fact> facts = EnumSet.copyOf(whole.facts());
        facts.add(Fact.LOSSES);

        // When
        Fidelity fidelity = Fidelity.of(new Evidence(false, facts, whole.model(), whole.deployment()));

        // Then
        assertThat(fidelity.tier()).isEqualTo(Tier.TOKEN_FAITHFUL);
        assertThat(fidelity.missingForNext()).containsExactly(Requirement.LOSSLESS_CAPTURE);
    }

    @Test
    void erased_content_is_a_tombstone_whatever_else_is_there() {
        // Given
        Evidence whole = meeting(EnumSet.allOf(Requirement.class));

        // When
        Fidelity fidelity = Fidelity.of(new Evidence(true, whole.facts(), whole.model(), whole.deployment()));

        // Then
        assertThat(fidelity.tier()).isEqualTo(Tier.TOMBSTONE);
        assertThat(fidelity.missingForNext()).containsExactly(Requirement.CONTENT);
    }

    @Test
    void the_highest_tier_lacks_nothing_and_is_a_claim() {
        // When
        Fidelity fidelity = Fidelity.of(meeting(EnumSet.allOf(Requirement.class)));

        // Then
        assertThat(fidelity.tier()).isEqualTo(Tier.FULL_STATE);
        assertThat(fidelity.nextTier()).isEmpty();
        assertThat(fidelity.missingForNext()).isEmpty();
        assertThat(fidelity.isClaim()).isTrue();
        assertThat(Fidelity.of(meeting(Tier.TOKEN_FAITHFUL.requirements())).isClaim())
                .isFalse();
    }

    @Test
    void a_thread_has_the_lowest_tier_of_its_kinds_and_lacks_what_any_of_them_lacks() {
        // Given
        Evidence noTokens = meeting(EnumSet.of(
                Requirement.CONTENT, Requirement.WEIGHTS_ROOT, Requirement.CHAT_TEMPLATE, Requirement.TOKENIZER));
        Evidence noSampling = meeting(EnumSet.of(
                Requirement.CONTENT,
                Requirement.WEIGHTS_ROOT,
                Requirement.CHAT_TEMPLATE,
                Requirement.PROMPT_TOKEN_IDS,
                Requirement.OUTPUT_TOKEN_IDS,
                Requirement.TOKENIZER));
        Evidence rederivable = meeting(Tier.REDERIVABLE.requirements());

        // When
        Fidelity fidelity = Fidelity.of(List.of(rederivable, noTokens, noSampling));

        // Then
        assertThat(fidelity.tier()).isEqualTo(Tier.TEXT_FAITHFUL);
        assertThat(fidelity.missingForNext())
                .containsExactly(
                        Requirement.PROMPT_TOKEN_IDS, Requirement.OUTPUT_TOKEN_IDS, Requirement.SAMPLING_PARAMETERS);
    }

    @Test
    void without_any_evidence_there_is_no_tier() {
        assertThatThrownBy(() -> Fidelity.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_descriptor_member_that_is_empty_or_null_tells_nothing() throws Exception {
        // Given
        JsonNode json = MAPPER.readTree(
                """
                {"engine": {"image": "", "flags": "--seed"}, "gpu": {"class": null}, "layout": {}, "adapters": null}
                """);
        Evidence evidence = new Evidence(false, Set.of(), Optional.empty(), Optional.of(ServingDescriptor.of(json)));

        // When
        List<Requirement> met = Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.isMetBy(evidence))
                .toList();

        // Then
        assertThat(met).containsExactly(Requirement.CONTENT, Requirement.LAYOUT);
    }
}
