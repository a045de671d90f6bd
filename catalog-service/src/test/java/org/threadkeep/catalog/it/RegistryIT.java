package org.threadkeep.catalog.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.catalog.support.Eventually.assertThatEventually;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.support.Chat;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.catalog.support.RunningServers;
import org.threadkeep.events.TurnEvent;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class RegistryIT extends CatalogCase {
    private static final String SHA = "a".repeat(64);
    private static final String DIGEST = "sha256:" + SHA;

    private final StreamId stream = Freezing.newStream();
    private final String model = "acme/it/" + UUID.randomUUID();

    private static Response put(String path, String body) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put(path);
    }

    private static String weights(int size, String more) {
        return "{\"weights\":{\"files\":[{\"name\":\"m\",\"size\":" + size + ",\"sha256\":\"" + SHA + "\"}]" + more
                + "}}";
    }

    private static String encoded(String name) {
        return name.replace("/", "%2F");
    }

    @Test
    void a_model_with_slashes_is_registered_and_found_raw_and_encoded() {
        // When
        Response raw = put("/v1/models/" + model, weights(1, ""));
        Response encoded = put("/v1/models/" + encoded(model), weights(1, ""));

        // Then
        assertThat(raw.statusCode()).isEqualTo(201);
        assertThat(encoded.statusCode()).isEqualTo(200);
        assertThat(get("/v1/models/" + model).jsonPath().getString("model_version"))
                .isEqualTo(model);
        assertThat(get("/v1/models/" + encoded(model)).asString())
                .isEqualTo(get("/v1/models/" + model).asString());
        assertThat(get("/v1/models/" + model + "/threads").jsonPath().getList("threads"))
                .isEmpty();
        assertThat(get("/v1/models/" + encoded(model) + "/threads").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_registration_shows_its_root_digest_and_files() {
        // When
        JsonPath shown = put("/v1/models/" + model, weights(7, "")).jsonPath();

        // Then
        assertThat(shown.getBoolean("registered")).isTrue();
        assertThat(shown.getBoolean("seen")).isFalse();
        assertThat(shown.getString("weights.root_digest")).matches("sha256:[0-9a-f]{64}");
        assertThat(shown.getLong("weights.size_bytes")).isEqualTo(7);
        assertThat(shown.getString("files[0].name")).isEqualTo("m");
    }

    @Test
    void the_same_weights_with_more_replicas_are_an_update() {
        // Given
        put("/v1/models/" + model, weights(1, ""));

        // When
        Response update = put(
                "/v1/models/" + model,
                weights(1, ",\"replicas\":[{\"uri\":\"s3://a\",\"verified_at\":\"2026-01-01T00:00:00Z\"}]"));

        // Then
        assertThat(update.statusCode()).isEqualTo(200);
        assertThat(get("/v1/models/" + model).jsonPath().getString("weights.replicas[0].verified_at"))
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void the_same_version_with_other_weights_is_refused_and_nothing_changes() {
        // Given
        put("/v1/models/" + model, weights(1, ""));
        String before = get("/v1/models/" + model).asString();

        // When
        Response refused = put("/v1/models/" + model, weights(2, ""));
        Response withdrawn = put("/v1/models/" + model, "{}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("weights.files");
        assertThat(withdrawn.statusCode()).isEqualTo(409);
        assertThat(get("/v1/models/" + model).asString()).isEqualTo(before);
    }

    @Test
    void of_two_that_register_other_weights_at_once_one_wins() throws Exception {
        // Given
        List<Integer> statuses = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int size = i;
            threads.add(new Thread(() ->
                    statuses.add(put("/v1/models/" + model, weights(size, "")).statusCode())));
        }

        // When
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        // Then
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void a_wrong_registration_is_refused_with_the_fields_named() {
        // When
        Response refused = put(
                "/v1/models/" + model,
                "{\"weights\":{\"files\":[{\"name\":\"m\",\"size\":-1,\"sha256\":\"x\"}]},\"x\":1}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field"))
                .containsExactly("x", "weights.files[0].size", "weights.files[0].sha256");
        assertThat(get("/v1/models/" + model).statusCode()).isEqualTo(404);
    }

    @Test
    void a_deployment_has_the_same_digest_however_it_is_written() {
        // When
        Response one = put("/v1/deployments", "{\"b\": 1.0, \"a\": [\"\\u20ac\"]}");
        Response other = put("/v1/deployments", "{\"a\":[\"€\"],\"b\":1}");
        String digest = one.jsonPath().getString("deployment");

        // Then
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(digest).matches("sha256:[0-9a-f]{64}");
        assertThat(other.jsonPath().getString("deployment")).isEqualTo(digest);
        assertThat(get("/v1/deployments/" + digest).asString()).isEqualTo("{\"a\":[\"€\"],\"b\":1}");
    }

    @Test
    void models_are_listed_once_each_registered_or_seen() {
        // Given
        String seenOnly = model + "-seen";
        put("/v1/models/" + model, "{}");
        freezing()
                .freeze(
                        stream,
                        freezing().chat(tenant()).with("modelversion", seenOnly).turn("1" + model, "a", "b"),
                        freezing().chat(tenant()).with("modelversion", model).turn("2" + model, "a", "b"));
        assertThatEventually(
                () -> assertThat(get("/v1/models/" + seenOnly).statusCode()).isEqualTo(200));

        // When
        List<String> listed = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        String page = "";
        while (page != null) {
            JsonPath answer = get("/v1/models?limit=2" + page).jsonPath();
            listed.addAll(answer.getList("models.model_version", String.class));
            for (int i = 0; i < answer.getList("models").size(); i++) {
                flags.add(answer.getString("models[" + i + "].model_version") + " "
                        + answer.getBoolean("models[" + i + "].registered") + " "
                        + answer.getBoolean("models[" + i + "].seen"));
            }
            page = answer.getString("next_page") == null ? null : "&page=" + answer.getString("next_page");
        }

        // Then
        assertThat(listed).hasSameSizeAs(new HashSet<>(listed));
        assertThat(flags).contains(model + " true true", seenOnly + " false true");
    }

    @Test
    void the_threads_of_a_model_are_listed_once_each_page_by_page() {
        // Given
        List<String> threads = new ArrayList<>();
        for (int pack = 0; pack < 2; pack++) {
            TurnEvent[] turns = new TurnEvent[6];
            for (int i = 0; i < turns.length; i += 2) {
                Chat chat =
                        freezing().chat(tenant()).with("modelversion", model).with("conversationid", model + pack + i);
                turns[i] = chat.turn(model + pack + i, "a", "b");
                turns[i + 1] = chat.turn(model + pack + i + "+", "c", "d");
                threads.add(threadId(turns[i]));
            }
            freezing().freeze(stream, turns);
        }
        threadWithoutContent(threads.get(threads.size() - 1), 2);

        // When
        List<String> listed = new ArrayList<>();
        String page = "";
        while (page != null) {
            JsonPath answer =
                    get("/v1/models/" + model + "/threads?limit=4" + page).jsonPath();
            listed.addAll(answer.getList("threads.thread_id", String.class));
            page = answer.getString("next_page") == null ? null : "&page=" + answer.getString("next_page");
        }

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(threads);
    }

    @Test
    void a_thread_that_switched_models_tells_what_ran_it_and_what_is_missing() {
        // Given
        String closed = model + "-closed";
        String deployment = put(
                        "/v1/deployments",
                        "{\"engine\":{\"image\":\"i\",\"flags\":[]},\"gpu\":{\"class\":\"H100\"},\"layout\":{\"tp\":8},"
                                + "\"determinism\":{\"mode\":\"batch_invariant\"},\"adapters\":[]}")
                .jsonPath()
                .getString("deployment");
        put(
                "/v1/models/" + model,
                weights(1, ",\"replicas\":[{\"uri\":\"s3://a\",\"verified_at\":\"2026-01-01T00:00:00Z\"}]")
                                .replaceAll("}$", "")
                        + ",\"chat_template\":\"" + DIGEST + "\",\"tokenizer\":\"" + DIGEST + "\",\"code\":\"" + DIGEST
                        + "\",\"lineage\":[{\"relation\":\"fine_tune\",\"parent\":\"" + DIGEST + "\"}]}");
        Chat chat = freezing()
                .chat(tenant())
                .with("conversationid", model)
                .with("modelversion", model)
                .with("deployment", deployment)
                .withData(
                        ",\"tokens\":{\"prompt_ids\":[1],\"output_ids\":[2]},\"request\":{\"temperature\":0.5,\"seed\":7},"
                                + "\"capture\":{\"format\":\"openai-chat\",\"request\":{\"encoding\":\"utf-8\",\"body\":\"{}\"}}");
        TurnEvent first = chat.turn("1", "a", "b");
        TurnEvent second = chat.with("modelversion", closed)
                .without("deployment")
                .withData("")
                .turn("2", "c", "d");
        freezing().freeze(stream, first, second);
        threadWithoutContent(threadId(first), 2);

        // When
        JsonPath weights = get("/v1/threads/" + threadId(first) + "/weights").jsonPath();

        // Then
        assertThat(weights.getString("fidelity.tier")).isEqualTo("LINEAGE_ONLY");
        assertThat(weights.getString("fidelity.next_tier")).isEqualTo("TEXT_FAITHFUL");
        assertThat(weights.getList("fidelity.missing_for_next")).containsExactly("weights_root", "chat_template");
        assertThat(weights.getList("model_versions.model_version")).containsExactly(model, closed);
        assertThat(weights.getList("model_versions[0].deployments")).containsExactly(deployment);
        assertThat(weights.getInt("model_versions[0].weights.files")).isEqualTo(1);
        assertThat(weights.getString("model_versions[0].weights.lineage[0].relation"))
                .isEqualTo("fine_tune");
        assertThat(weights.getString("model_versions[0].fidelity.tier"))
                .as(weights.prettify())
                .isEqualTo("REDERIVABLE");
        assertThat(weights.getString("model_versions[0].fidelity.basis")).isEqualTo("claimed");
        assertThat(weights.getList("model_versions[0].fidelity.missing_for_next"))
                .containsExactly("kv_cache", "sampler_position");
        assertThat(weights.getList("model_versions[1].deployments")).containsExactly("unknown");
        assertThat(weights.getMap("model_versions[1].weights").toString()).isEqualTo("{state=unknown}");
    }
}
