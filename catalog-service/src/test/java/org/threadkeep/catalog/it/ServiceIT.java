package org.threadkeep.catalog.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.catalog.support.Eventually.assertThatEventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.support.Chat;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.catalog.support.Servers;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;

/** The packaged service as a process of its own, which is started before anything that it needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Servers servers = new Servers();
    private final int port = Ports.free(1);
    private final int managementPort = Ports.free(1);
    private final ServerProcess catalog = process();
    private final Map<String, HttpResponse<String>> seen = new HashMap<>();
    private Freezing freezing;

    private ServerProcess process() {
        Map<String, String> properties = new HashMap<>(servers.properties());
        properties.put("quarkus.log.console.json.enabled", "false");
        properties.put("quarkus.cassandra.request.timeout", "2s");
        return ServiceProcess.at(new ServiceProcess.Options(
                "catalog",
                JAR.toAbsolutePath(),
                384,
                port,
                managementPort,
                properties,
                Map.of(),
                servers.dataDir(),
                Duration.ofMinutes(3)));
    }

    @BeforeAll
    void startTheServiceFirstAndThenWhatItNeeds() {
        catalog.launch();
        assertThatEventually(
                () -> assertThat(manage("/q/health/live").statusCode()).isEqualTo(200));
        seen.put("ready without anything", manage("/q/health/ready"));
        seen.put("lookup without anything", get("/v1/threads/x"));
        servers.startCassandra();
        assertThatEventually(
                () -> assertThat(put("/v1/models/acme/m", "{}").statusCode()).isLessThan(300));
        assertThatEventually(() -> assertThat(manage("/q/health/ready").body()).contains("\"catalog\": \"open\""));
        seen.put("ready without an archive", manage("/q/health/ready"));
        servers.createArchiveSchema();
        assertThatEventually(
                () -> assertThat(manage("/q/health/ready").statusCode()).isEqualTo(200));
        servers.startKafka();
        freezing = Freezing.with(servers.properties()::get);
    }

    @AfterAll
    void stopAll() {
        catalog.stop();
        if (freezing != null) {
            freezing.close();
        }
        servers.close();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
    }

    private HttpResponse<String> manage(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .build());
    }

    private HttpResponse<String> put(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    private static String id(TurnEvent turn) {
        return turn.attributes().require(Attribute.TURN_ID);
    }

    private String conversation(String name) {
        return freezing.identityKey().forTenant("acme").threadOfConversation(name);
    }

    @Test
    void it_starts_without_cassandra_and_kafka_and_says_what_is_missing() {
        assertThat(seen.get("ready without anything").statusCode()).isEqualTo(503);
        assertThat(seen.get("ready without anything").body()).contains("Cassandra does not answer yet");
        assertThat(seen.get("lookup without anything").statusCode()).isEqualTo(503);
        assertThat(seen.get("lookup without anything").headers().firstValue("Retry-After"))
                .contains("2");
        assertThat(seen.get("lookup without anything").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(seen.get("ready without an archive").statusCode()).isEqualTo(503);
        assertThat(seen.get("ready without an archive").body()).contains("\"archive\": \"can't prepare");
    }

    @Test
    void a_lookup_while_cassandra_is_silent_can_be_sent_again() {
        // Given
        freezing.freeze(
                Freezing.newStream(),
                freezing.chat("acme").with("conversationid", "outage").turn("outage", "hello", "hi"));
        String path = "/v1/threads/" + conversation("outage");
        assertThatEventually(() -> assertThat(get(path).statusCode()).isEqualTo(200));

        // When
        servers.freezeCassandra();
        HttpResponse<String> silent = get(path);
        HttpResponse<String> live = manage("/q/health/live");
        servers.resumeCassandra();

        // Then
        assertThat(silent.statusCode()).isEqualTo(503);
        assertThat(silent.headers().firstValue("Retry-After")).contains("2");
        assertThat(live.statusCode()).isEqualTo(200);
        assertThatEventually(() -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void a_catalog_that_was_dropped_gives_the_same_answers_when_it_is_built_again() {
        // Given
        List<String> paths = freezeOneOfEverything();
        Map<String, String> before = answers(paths);

        // When
        catalog.stop();
        freezing.dropCatalog();
        catalog.start();

        // Then
        assertThatEventually(() -> {
            assertThat(manage("/q/metrics").body().lines())
                    .anyMatch(line -> line.startsWith("threadkeep_index_lag_packs") && line.endsWith(" 0.0"));
            assertThat(answers(paths)).isEqualTo(before);
        });
    }

    private Map<String, String> answers(List<String> paths) {
        Map<String, String> answers = new TreeMap<>();
        for (String path : paths) {
            HttpResponse<String> response = get(path);
            answers.put(path, response.statusCode() + " " + response.body());
        }
        return answers;
    }

    /** Freezes conversations of every shape into three streams, and gives all the paths that they are found under. */
    private List<String> freezeOneOfEverything() {
        StreamId one = Freezing.newStream();
        StreamId two = Freezing.newStream();
        StreamId three = Freezing.newStream();
        List<TurnEvent> turns = new ArrayList<>();
        List<String> threads = new ArrayList<>();

        Chat chat = freezing.chat("acme")
                .with("conversationid", "all")
                .with("datasubject", "s")
                .with("deployment", "d1");
        TurnEvent first = chat.turn("1", "hello", "hi");
        TurnEvent switched = chat.with("modelversion", "acme/other").turn("2", "more", "less");
        TurnEvent fork = chat.fork().with("conversationid", "all-fork").turn("3", "left", "right");
        TurnEvent regenerated = chat.fork().turn("4", "up", "down");
        TurnEvent conflicting = chat.fork().turn("4", "up", "elsewhere");
        TurnEvent stateless = freezing.chat("acme").turn("5", "alone", "ok");
        TurnEvent twin = freezing.chat("acme").turn("6", "alone", "ok");
        Chat continued = freezing.chat("acme");
        continued.turn("5", "alone", "ok");
        TurnEvent ambiguous = continued.turn("7", "which?", "who knows");

        freezing.freeze(two, fork);
        freezing.freeze(one, first, switched, regenerated);
        freezing.freeze(one, switched, conflicting, stateless, twin);
        freezing.freeze(three, first, regenerated);
        freezing.freeze(one, ambiguous);
        turns.addAll(List.of(first, switched, fork, regenerated, conflicting, stateless, twin, ambiguous));
        threads.addAll(List.of(conversation("all"), conversation("all-fork")));
        for (TurnEvent begins : List.of(stateless, twin, ambiguous)) {
            threads.add(id(begins));
        }
        put("/v1/models/acme/llama-ft-7", "{\"provider\":\"acme\"}");
        awaitIndexed(one, 3);
        awaitIndexed(two, 1);
        awaitIndexed(three, 1);
        return paths(turns, threads);
    }

    private void awaitIndexed(StreamId stream, int packs) {
        assertThatEventually(() -> assertThat(manage("/q/health/ready").body())
                .contains("\"" + stream.text() + "\": \"indexed to seq " + packs + ", lag 0 packs\""));
    }

    private List<String> paths(List<TurnEvent> turns, List<String> threads) {
        List<String> paths = new ArrayList<>(List.of(
                "/v1/models",
                "/v1/models/acme/other",
                "/v1/models/acme/other/threads",
                "/v1/models/acme/llama-ft-7/threads?limit=1",
                "/v1/models/acme/llama-ft-7/threads",
                "/v1/threads?tenant=acme&conversation_id=all"));
        for (String thread : threads) {
            paths.addAll(List.of(
                    "/v1/threads/" + thread,
                    "/v1/threads/" + thread + "?content=none&limit=2",
                    "/v1/threads/" + thread + "/weights"));
            json(get("/v1/threads/" + thread))
                    .path("turns")
                    .forEach(turn -> paths.add(
                            "/v1/snapshots/" + turn.path("snapshot_id").asText()));
        }
        turns.forEach(turn -> paths.add("/v1/turns/" + id(turn)));
        return paths;
    }
}
