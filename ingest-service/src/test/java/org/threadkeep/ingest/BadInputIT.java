package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.data;
import static org.threadkeep.ingest.support.Events.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.ingest.support.RealKafka;

@QuarkusTest
@WithTestResource(RealKafka.class)
class BadInputIT {
    private static final String CANARY = "canary7391";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/v1/turns")
    URI turns;

    static Stream<Arguments> bad_events() {
        String good = event("x", "c", data(CANARY));
        return Stream.of(
                Arguments.of("no id", good.replace("\"id\":\"x\",", ""), "id", "missing"),
                Arguments.of("empty tenant", good.replace("\"acme\"", "\"\""), "tenant", "empty"),
                Arguments.of("long tenant", good.replace("acme", "a".repeat(200)), "tenant", "200 characters"),
                Arguments.of("unknown version", good.replace("recorded.v1", "recorded.v9"), "type", "v9"),
                Arguments.of(
                        "no data",
                        "{\"specversion\":\"1.0\",\"type\":\"org.threadkeep.turn.recorded.v1\",\"id\":\"x\","
                                + "\"source\":\"s\",\"tenant\":\"t\",\"modelversion\":\"m\"}",
                        "data",
                        "missing"),
                Arguments.of("a name twice", good.replace("\"n\":1.00", "\"n\":1,\"n\":2"), "data", "twice"),
                Arguments.of(
                        "lone surrogate",
                        good.replace(CANARY, CANARY + "\\ud800"),
                        "data.input.messages[0].content",
                        "lone surrogate"),
                Arguments.of("NUL in an attribute", good.replace("m-1", "m\\u0000"), "modelversion", "NUL"),
                Arguments.of(
                        "no role", good.replace("\"role\":\"user\",", ""), "data.input.messages[0].role", "missing"),
                Arguments.of(
                        "unknown encoding",
                        good.replace(
                                "\"n\":1.00",
                                "\"capture\":{\"format\":\"f\",\"request\":" + "{\"encoding\":\"rot13\",\"body\":\""
                                        + CANARY + "\"}}"),
                        "data.capture.request.encoding",
                        "unknown"),
                Arguments.of(
                        "derived attribute",
                        good.replace("\"id\":\"x\"", "\"id\":\"x\",\"turnid\":\"" + "0".repeat(32) + "\""),
                        "turnid",
                        "derived"),
                Arguments.of("not an object", "\"" + CANARY + "\"", "event", "object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_events")
    void a_bad_event_is_named_by_index_and_field_and_the_good_one_before_it_goes_in(
            String what, String bad, String field, String reason) throws Exception {
        // When
        HttpResponse<String> answer = post("application/json", "[" + event("good-" + what) + "," + bad + "]");

        // Then
        JsonNode result = json(answer).path("results").path(1);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/results/0/status").asText()).isEqualTo("accepted");
        assertThat(result.path("index").asInt()).isOne();
        assertThat(result.path("status").asText()).isEqualTo("rejected");
        assertThat(result.path("field").asText()).startsWith(field);
        assertThat(result.path("reason").asText()).contains(reason);
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    @Test
    void a_batch_that_breaks_off_keeps_what_stands_before() throws Exception {
        // When
        HttpResponse<String> answer = post("application/json", "[" + event("before") + ",{\"id\":\"" + CANARY);

        // Then
        assertThat(json(answer).path("accepted").asInt()).isOne();
        assertThat(json(answer).at("/results/1/reason").asText()).contains("malformed JSON");
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    static Stream<Arguments> bad_requests() {
        byte[] good = event("r").getBytes(UTF_8);
        byte[] bomb = Zstd.compress(new byte[80 << 20]);
        return Stream.of(
                Arguments.of("wrong type", "text/plain", "identity", good, 415),
                Arguments.of("wrong charset", "application/json; charset=utf-16", "identity", good, 415),
                Arguments.of("unknown coding", "application/json", "br", good, 415),
                Arguments.of("no gzip", "application/json", "gzip", good, 400),
                Arguments.of("bomb", "application/json", "zstd", bomb, 413),
                Arguments.of("nothing", "application/json", "identity", new byte[0], 400),
                Arguments.of("empty batch", "application/json", "identity", "[]".getBytes(UTF_8), 400),
                Arguments.of("empty lines", "application/x-ndjson", "identity", "\n\n".getBytes(UTF_8), 400),
                Arguments.of("all bad", "application/json", "identity", "[{},{}]".getBytes(UTF_8), 400),
                Arguments.of(
                        "invalid UTF-8", "application/json", "identity", new byte[] {'{', '"', (byte) 0xff, '"'}, 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_requests")
    void a_bad_request_is_answered_with_a_problem_document(
            String what, String type, String coding, byte[] body, int status) throws Exception {
        // When
        HttpRequest request = HttpRequest.newBuilder(turns)
                .header("Content-Type", type)
                .header("Content-Encoding", coding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(is -> assertThat(is).startsWith("application/problem+json"));
        assertThat(json(answer).path("detail").asText()).isNotEmpty();
    }

    @Test
    void while_kafka_is_away_the_answer_is_503_and_afterwards_turns_go_in_again() throws Exception {
        // Given
        RealKafka.kafka().node(1).freeze();
        HttpResponse<String> away;
        try {
            // When
            away = post("application/json", event("away"));
        } finally {
            RealKafka.kafka().node(1).resume();
        }
        HttpResponse<String> back = postUntilAccepted(event("away"));

        // Then
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(back.statusCode()).isEqualTo(200);
    }

    @Test
    void the_openapi_document_describes_the_endpoint() throws Exception {
        // When
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(turns.resolve("/q/openapi?format=json")).build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        JsonNode responses =
                json(answer).path("paths").path("/v1/turns").path("post").path("responses");
        assertThat(responses.fieldNames()).toIterable().contains("200", "400", "413", "415", "503");
    }

    private HttpResponse<String> postUntilAccepted(String event) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        HttpResponse<String> answer = post("application/json", event);
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            answer = post("application/json", event);
        }
        return answer;
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(turns)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
