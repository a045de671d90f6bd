package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.data;
import static org.threadkeep.ingest.support.Events.event;

import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.ingest.support.RealKafka;
import org.threadkeep.ingest.support.Topic;

@QuarkusTest
@WithTestResource(RealKafka.class)
class TurnsEndpointIT {
    private static final String JSON = "application/json";

    @Test
    void an_event_is_acknowledged_with_its_place_and_stands_there_byte_for_byte() {
        // Given
        String data = data("\\u0000 and \u2028 and \uD83E\uDEB6");

        // When
        Response answer = post(JSON, event("one", "c-one", data).getBytes(UTF_8));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("accepted")).isOne();
        ConsumerRecord<byte[], byte[]> stored = recordOf(answer.jsonPath(), 0);
        assertThat(stored.value()).isEqualTo(data.getBytes(UTF_8));
        assertThat(header(stored, "ce_turnid")).isEqualTo(answer.jsonPath().getString("results[0].turn_id"));
        assertThat(header(stored, "ce_threadid")).isEqualTo(answer.jsonPath().getString("results[0].thread_id"));
        assertThat(header(stored, "ce_partitionkey")).isEqualTo(new String(stored.key(), UTF_8));
        assertThat(header(stored, "ce_id")).isEqualTo("one");
    }

    @Test
    void the_same_event_sent_twice_is_the_same_turn() {
        // Given
        byte[] event = event("twice").getBytes(UTF_8);

        // When
        String first = post(JSON, event).jsonPath().getString("results[0].turn_id");
        String second = post(JSON, event).jsonPath().getString("results[0].turn_id");

        // Then
        assertThat(second).isEqualTo(first).matches("[0-9a-f]{32}");
    }

    @Test
    void the_turns_of_one_conversation_stay_in_order_in_one_partition() {
        // Given
        String batch = "[" + event("o-1", "c", data("a")) + "," + event("o-2", "c", data("b")) + ","
                + event("o-3", "c", data("c")) + "]";

        // When
        JsonPath answer = post("application/cloudevents-batch+json", batch.getBytes(UTF_8))
                .jsonPath();

        // Then
        assertThat(answer.getList("results.partition", Integer.class).stream().distinct())
                .hasSize(1);
        assertThat(answer.getList("results.offset", Long.class)).isSorted().hasSize(3);
        assertThat(answer.getList("results.thread_id", String.class).stream().distinct())
                .hasSize(1);
    }

    @Test
    void a_bad_event_is_named_and_does_not_take_the_others_with_it() {
        // Given
        String noTenant = event("bad").replace("\"tenant\":\"acme\",", "");
        String lines = event("good-1") + "\n" + noTenant + "\n{\"broken\n" + event("good-2") + "\n";

        // When
        Response answer = post("application/x-ndjson", lines.getBytes(UTF_8));

        // Then
        JsonPath json = answer.jsonPath();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.getList("results.status", String.class))
                .containsExactly("accepted", "rejected", "rejected", "accepted");
        assertThat(json.getString("results[1].field")).isEqualTo("tenant");
        assertThat(json.getString("results[1].reason")).isEqualTo("is missing");
        assertThat(json.getString("results[2].reason")).contains("malformed JSON");
        assertThat(header(recordOf(json, 3), "ce_id")).isEqualTo("good-2");
    }

    @Test
    void compressed_bodies_are_read() throws IOException {
        // Given
        byte[] plain = event("compressed").getBytes(UTF_8);

        // When
        Response gzip = request(JSON)
                .header("Content-Encoding", "gzip")
                .body(gzip(plain))
                .post("/v1/turns");
        Response zstd = request(JSON)
                .header("Content-Encoding", "zstd")
                .body(Zstd.compress(plain))
                .post("/v1/turns");

        // Then
        assertThat(gzip.jsonPath().getInt("accepted")).isOne();
        assertThat(zstd.jsonPath().getInt("accepted")).isOne();
        assertThat(recordOf(zstd.jsonPath(), 0).value())
                .isEqualTo(data("hello from compressed").getBytes(UTF_8));
    }

    @Test
    void an_event_of_32_MiB_passes_whole() throws Exception {
        // Given
        byte[] data =
                data("x".repeat(TurnEvent.MAX_DATA_BYTES - data("").length())).getBytes(UTF_8);

        // When
        HttpResponse<String> answer = postLarge("large", data);

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(data.length).isEqualTo(TurnEvent.MAX_DATA_BYTES);
        assertThat(Arrays.equals(recordOf(JsonPath.from(answer.body()), 0).value(), data))
                .isTrue();
    }

    @Test
    void an_event_above_the_limit_is_refused_with_413() throws Exception {
        // Given
        byte[] data = data("x".repeat(TurnEvent.MAX_DATA_BYTES)).getBytes(UTF_8);

        // When
        HttpResponse<String> answer = postLarge("larger", data);

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void what_comes_in_is_what_was_accepted_rejected_or_unavailable() {
        // Given
        post(JSON, ("[" + event("m-1") + ",{}]").getBytes(UTF_8));

        // When
        String metrics = RestAssured.given()
                .get(System.getProperty("test.metrics", managementUrl() + "/q/metrics"))
                .asString();

        // Then
        assertThat(count(metrics, "threadkeep_ingest_turns_received_total"))
                .isPositive()
                .isEqualTo(count(metrics, "threadkeep_ingest_turns_accepted_total")
                        + count(metrics, "threadkeep_ingest_turns_rejected_total")
                        + count(metrics, "threadkeep_ingest_turns_unavailable_total"));
    }

    /** With a client that keeps one copy of the body only. */
    private static HttpResponse<String> postLarge(String id, byte[] data) throws Exception {
        String[] around = event(id, "c-" + id, "@").split("@");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/turns"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(around[0]),
                        BodyPublishers.ofByteArray(data),
                        BodyPublishers.ofString(around[1])))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String managementUrl() {
        return "http://localhost:"
                + org.eclipse.microprofile.config.ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.management.test-port", Integer.class)
                        .orElse(9001);
    }

    private static double count(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Response post(String contentType, byte[] body) {
        return request(contentType).body(body).post("/v1/turns");
    }

    private static RequestSpecification request(String contentType) {
        EncoderConfig plain = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        for (String type : List.of(JSON, "application/x-ndjson", "application/cloudevents-batch+json")) {
            plain = plain.encodeContentTypeAs(type, io.restassured.http.ContentType.BINARY);
        }
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(plain))
                .contentType(contentType);
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

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
