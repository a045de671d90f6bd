package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.events.TurnData;
import org.threadkeep.ingest.support.RealKafka;
import org.threadkeep.ingest.support.Topic;

@QuarkusTest
@WithTestResource(RealKafka.class)
class CaptureEndpointIT {
    private static final String CHAT_REQUEST =
            "{\"model\":\"m\", \"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String CHAT_RESPONSE =
            "{ \"id\":\"%s\",\"model\":\"m-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
                    + "{\"role\":\"assistant\",\"content\":\"hello\"}}],\"x\":1.00,\"x\":2e0}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-chat|{'response':{'id':'i','choices':[{'message':{'content':'hello'}}]},'request':{'model':'m','messages':[{'role':'user','content':'hi'}]}}",
                "openai-responses|{'response':{'id':'i','output':[{'type':'message','content':[{'type':'output_text','text':'hello'}]}]},'request':{'model':'m','input':'hi'}}",
                "anthropic-messages|{'response':{'id':'i','content':[{'type':'text','text':'hello'}]},'request':{'model':'m','messages':[{'role':'user','content':'hi'}]}}",
                "gemini|{'response':{'responseId':'i','modelVersion':'m','candidates':[{'content':{'parts':[{'text':'hello'}]}}]},'request':{'contents':[{'parts':[{'text':'hi'}]}]}}",
                "bedrock-converse|{'id':'i','response':{'output':{'message':{'role':'assistant','content':[{'text':'hello'}]}}},'request':{'modelId':'m','messages':[{'role':'user','content':[{'text':'hi'}]}]}}",
                "sglang-generate|{'modelversion':'m','response':{'text':'hello','output_ids':[3],'meta_info':{'id':'i'}},'request':{'text':'hi'}}",
                "litellm|{'id':'i','model':'m','messages':[{'role':'user','content':'hi'}],'response':{'choices':[{'message':{'content':'hello'}}]}}",
                "dynamo|{'request_id':'i','model':'m','request':{'messages':[{'role':'user','content':'hi'}]},'response':{'choices':[{'message':{'content':'hello'}}]}}",
                "kong|{'request':{'id':'i'},'ai':{'proxy':{'meta':{'response_model':'m'},'payload':{'request':'{\\u0022messages\\u0022:[{\\u0022role\\u0022:\\u0022user\\u0022,\\u0022content\\u0022:\\u0022hi\\u0022}]}','response':'{\\u0022choices\\u0022:[{\\u0022message\\u0022:{\\u0022content\\u0022:\\u0022hello\\u0022}}]}'}}}}",
                "apisix|{'request_id':'i','llm_summary':{'model':'m'},'llm_request':{'messages':[{'role':'user','content':'hi'}]},'llm_response_text':{'content':'hello'}}"
            })
    void every_format_becomes_a_turn_of_one_question_and_its_answer(String format, String body) {
        // When
        Response answer = request().body(body.replace('\'', '"')).post("/v1/capture/" + format);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("results[0].id")).isEqualTo("i");
        ConsumerRecord<byte[], byte[]> stored = recordOf(answer.jsonPath(), 0);
        TurnData data = TurnData.parse(stored.value());
        assertThat(data.capture().orElseThrow().format()).isEqualTo(format);
        assertThat(data.inputMessages()).hasSize(1);
        assertThat(data.inputMessages().get(0).toString()).contains("hi");
        assertThat(data.outputMessages()).hasSize(1);
        assertThat(data.outputMessages().get(0).toString()).contains("hello");
        assertThat(header(stored, "ce_modelversion")).isEqualTo("m");
        assertThat(header(stored, "ce_tenant")).isEqualTo("acme");
        assertThat(header(stored, "ce_source")).isEqualTo("//proxy.test/1");
        assertThat(new String(stored.value(), UTF_8))
                .startsWith("{\"capture\":")
                .doesNotContain("\"output\":{\"messages\"");
    }

    @Test
    void bodies_stand_in_kafka_byte_for_byte_and_the_receipt_says_where_the_turn_will_be() {
        // Given
        String response = CHAT_RESPONSE.formatted("chatcmpl-77");

        // When
        JsonPath answer = request()
                .body("{\"request\":" + CHAT_REQUEST + ",\"response\":" + response + ",\"status\":200}")
                .post("/v1/capture/openai-chat")
                .jsonPath();

        // Then
        ConsumerRecord<byte[], byte[]> stored = recordOf(answer, 0);
        TurnData data = TurnData.parse(stored.value());
        assertThat(data.capture().orElseThrow().request().orElseThrow()).isEqualTo(CHAT_REQUEST.getBytes(UTF_8));
        assertThat(data.capture().orElseThrow().response().orElseThrow()).isEqualTo(response.getBytes(UTF_8));
        assertThat(header(stored, "ce_id")).isEqualTo("chatcmpl-77");
        assertThat(header(stored, "ce_modelversion")).isEqualTo("m-1");
        assertThat(answer.getString("results[0].thread_id")).isEqualTo(header(stored, "ce_threadid"));
        assertThat(answer.getString("results[0].url"))
                .isEqualTo("https://catalog.test/v1/turns/" + answer.getString("results[0].turn_id"));
    }

    @Test
    void a_cut_stream_and_a_failed_call_are_turns_and_a_bad_exchange_is_named() {
        // Given
        String cut = "{\"request\":" + CHAT_REQUEST
                + ",\"response\":\"data: {\\\"id\\\":\\\"cut\\\",\\\"choices\\\":[]}\\n\\n\"}";
        String failed =
                "{\"id\":\"failed\",\"status\":429,\"request\":" + CHAT_REQUEST + ",\"response\":{\"error\":{}}}";
        String nameless = "{\"request\":" + CHAT_REQUEST + ",\"response\":{\"choices\":[]}}";
        String contradictory = "{\"id\":\"x\",\"tenant\":\"other\",\"request\":" + CHAT_REQUEST + "}";
        String malformed = "{\"id\":\"x\",\"request\":{\"model\":\"m\",\"messages\":{\"secret\":1}}}";

        // When
        JsonPath answer = request()
                .body("[" + String.join(",", cut, failed, nameless, contradictory, malformed) + "]")
                .post("/v1/capture/openai-chat")
                .jsonPath();

        // Then
        assertThat(answer.getList("results.status", String.class))
                .containsExactly("accepted", "accepted", "rejected", "rejected", "rejected");
        assertThat(header(recordOf(answer, 0), "ce_cancelled")).isEqualTo("true");
        assertThat(recordOf(answer, 1).headers().lastHeader("ce_cancelled")).isNull();
        assertThat(answer.getString("results[2].field")).isEqualTo("id");
        assertThat(answer.getString("results[3].field")).isEqualTo("tenant");
        assertThat(answer.getString("results[4].field")).isEqualTo("data.input.messages");
        assertThat(answer.prettify()).doesNotContain("secret");
    }

    @Test
    void a_call_that_names_the_response_before_it_continues_that_turn() {
        // Given
        String first =
                "{\"request\":{\"model\":\"m\",\"input\":\"hi\"},\"response\":{\"id\":\"resp-1\",\"output\":[]}}";
        String second = "{\"request\":{\"model\":\"m\",\"input\":\"go on\",\"previous_response_id\":\"resp-1\"},"
                + "\"response\":{\"id\":\"resp-2\",\"output\":[]}}";

        // When
        JsonPath answer = request()
                .body("[" + first + "," + second + "]")
                .post("/v1/capture/openai-responses")
                .jsonPath();

        // Then
        assertThat(header(recordOf(answer, 1), "ce_parentturns")).isEqualTo(answer.getString("results[0].turn_id"));
        assertThat(answer.getString("results[1].thread_id")).isNull();
    }

    @Test
    void an_unknown_format_is_not_found() {
        Response answer = request().body("{}").post("/v1/capture/telegraph");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("detail")).contains("openai-chat");
    }

    private static RequestSpecification request() {
        EncoderConfig plain = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(plain))
                .header("X-Threadkeep-Tenant", "acme")
                .header("X-Threadkeep-Source", "//proxy.test/1")
                .contentType("application/json");
    }

    private static ConsumerRecord<byte[], byte[]> recordOf(JsonPath answer, int index) {
        String result = "results[" + index + "].";
        return Topic.read(
                answer.getString(result + "topic"),
                answer.getInt(result + "partition"),
                answer.getLong(result + "offset"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> stored, String name) {
        return new String(stored.headers().lastHeader(name).value(), UTF_8);
    }
}
