package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.NewRecords.header;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.Capture;
import org.threadkeep.events.TurnData;
import org.threadkeep.ingest.support.NewRecords;
import org.threadkeep.ingest.support.RealKafka;

/** A request and its response that come as two events. */
@QuarkusTest
@WithTestResource(RealKafka.class)
class KserveIT {
    private static final String PATH = "/v1/kserve/openai-chat?tenant=acme";
    private static final String TYPE = "org.kubeflow.serving.inference.";
    private static final String REQUEST =
            "{ \"model\":\"m\", \"seed\": 7, \"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String RESPONSE =
            "{\"id\":\"chatcmpl-1\",  \"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hello\"}}]}";

    private final String id = "kserve-" + UUID.randomUUID();

    @Test
    void a_pair_in_binary_mode_becomes_one_turn_with_the_bytes_of_both() {
        try (NewRecords turns = new NewRecords()) {
            // When
            Response first = binary("request").body(REQUEST).post(PATH);
            Response second = binary("response").body(RESPONSE).post(PATH);

            // Then
            assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
            assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
            ConsumerRecord<byte[], byte[]> turn = turns.await(id);
            TurnData data = TurnData.parse(turn.value());
            Capture capture = data.capture().orElseThrow();
            assertThat(capture.request().orElseThrow()).isEqualTo(REQUEST.getBytes(UTF_8));
            assertThat(capture.response().orElseThrow()).isEqualTo(RESPONSE.getBytes(UTF_8));
            assertThat(data.inputMessages().get(0).path("content").asText()).isEqualTo("hi");
            assertThat(data.outputMessages().get(0).path("content").asText()).isEqualTo("hello");
            assertThat(data.root().at("/request/seed").asInt()).isEqualTo(7);
            assertThat(header(turn, "ce_modelversion")).isEqualTo("m");
            assertThat(header(turn, "ce_source")).isEqualTo("http://localhost:9081/");
            assertThat(header(turn, "ce_tenant")).isEqualTo("acme");
            assertThat(header(turn, "ce_startedat")).isEqualTo("2026-03-01T12:00:00Z");
            assertThat(header(turn, "ce_time")).isEqualTo("2026-03-01T12:00:00Z");
            assertThat(header(turn, "ce_inferenceservicename")).isEqualTo("llama");
            assertThat(header(turn, "ce_namespace")).isEqualTo("ns");
            assertThat(header(turn, "ce_component")).isEqualTo("predictor");
            assertThat(header(turn, "ce_metadata")).isEqualTo("{}");
            assertThat(header(turn, "ce_cerequesttype")).isEqualTo(TYPE + "request");
            assertThat(header(turn, "ce_ceresponsetype")).isEqualTo(TYPE + "response");
        }
    }

    @Test
    void a_pair_in_structured_mode_may_come_in_the_other_order() {
        try (NewRecords turns = new NewRecords()) {
            // When
            Response first = structured("response", RESPONSE);
            Response second = structured("request", REQUEST);

            // Then
            assertThat(first.statusCode()).isEqualTo(202);
            assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
            assertThat(second.jsonPath().getString("results[0].id")).isEqualTo(id);
            Capture capture = TurnData.parse(turns.await(id).value()).capture().orElseThrow();
            assertThat(capture.request().orElseThrow()).isEqualTo(REQUEST.getBytes(UTF_8));
            assertThat(capture.response().orElseThrow()).isEqualTo(RESPONSE.getBytes(UTF_8));
        }
    }

    @Test
    void a_request_whose_response_does_not_come_becomes_a_turn_that_was_cut_off() {
        try (NewRecords turns = new NewRecords()) {
            // When
            Response answer = binary("request").body(REQUEST).post(PATH);

            // Then
            assertThat(answer.statusCode()).isEqualTo(202);
            ConsumerRecord<byte[], byte[]> turn = turns.await(id);
            assertThat(header(turn, "ce_cancelled")).isEqualTo("true");
            assertThat(TurnData.parse(turn.value()).inputMessages()).hasSize(1);
        }
    }

    @Test
    void a_pair_that_says_nothing_is_a_turn_of_an_unknown_model() {
        try (NewRecords turns = new NewRecords()) {
            // When
            binary("request").body("{\"messages\":[]}").post(PATH);
            Response answer = binary("response").body("{\"choices\":[]}").post(PATH);

            // Then
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(header(turns.await(id), "ce_modelversion")).isEqualTo("unknown");
            assertThat(header(turns.await(id), "ce_cancelled")).isEqualTo("true");
        }
    }

    @Test
    void an_event_that_is_no_half_is_refused_by_the_name_of_what_is_wrong() {
        Response otherType = request()
                .header("ce-id", id)
                .header("ce-source", "/a")
                .header("ce-type", "other")
                .body("{}")
                .post(PATH);
        Response nameless = request()
                .header("ce-source", "/a")
                .header("ce-type", TYPE + "request")
                .body("{}")
                .post(PATH);
        Response noFormat = binary("request").body("{}").post("/v1/kserve/kong");

        assertThat(otherType.statusCode()).isEqualTo(400);
        assertThat(otherType.jsonPath().getString("detail")).startsWith("type ");
        assertThat(nameless.jsonPath().getString("detail")).startsWith("id ");
        assertThat(noFormat.statusCode()).isEqualTo(404);
    }

    private RequestSpecification binary(String side) {
        return request()
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-type", TYPE + side)
                .header("ce-source", "http://localhost:9081/")
                .header("ce-time", "2026-03-01T12:00:00Z")
                .header("ce-inferenceservicename", "llama")
                .header("ce-namespace", "ns")
                .header("ce-component", "predictor")
                .header("ce-endpoint", "")
                .header("ce-metadata", "{}");
    }

    private Response structured(String side, String data) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"%s\",\"source\":\"/a\",\"data\": %s }"
                .formatted(id, TYPE + side, data);
        return request().contentType("application/cloudevents+json").body(event).post(PATH);
    }

    private static RequestSpecification request() {
        EncoderConfig plain = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(plain))
                .contentType("application/json");
    }
}
