package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.data;
import static org.threadkeep.ingest.support.Events.event;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.ingest.support.RealKafka;
import org.threadkeep.local.process.Wait;

/** Small bounds, so that few bytes are enough to reach them. */
@QuarkusTest
@WithTestResource(RealKafka.class)
@TestProfile(BoundsIT.Small.class)
class BoundsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Bodies of 64 KiB, one of them at a time with the room that it grows into, three events each. */
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "threadkeep.ingest.max-body", "64K",
                    "threadkeep.ingest.max-in-flight", "128K",
                    "threadkeep.ingest.max-batch", "3");
        }
    }

    @TestHTTPResource("/v1/turns")
    URI turns;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void while_the_budget_is_full_the_answer_is_503_and_afterwards_there_is_room_again() throws IOException {
        // Given
        byte[] body = event("slow", "c", data("x".repeat(60_000))).getBytes(UTF_8);
        try (Socket slow = new Socket(turns.getHost(), turns.getPort())) {
            sendHead(slow, body.length);
            slow.getOutputStream().write(body, 0, 59_000);
            slow.getOutputStream().flush();
            assertThat(Wait.until(PATIENCE, () -> inFlight() > 100_000)).isTrue();

            // When
            Response refused = post(event("other", "c", data("x".repeat(60_000))));
            slow.getOutputStream().write(body, 59_000, body.length - 59_000);
            String answer = firstLine(slow.getInputStream());

            // Then
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(answer).contains("200");
            assertThat(Wait.until(PATIENCE, () -> inFlight() == 0)).isTrue();
            assertThat(post(event("other", "c", data("x".repeat(60_000)))).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Longer than the service waits for the rest of a body that it doesn't want. */
    @Test
    void a_connection_that_is_kept_alive_is_not_closed_while_it_is_used() throws IOException {
        // Given
        byte[] body = event("alive", "c", data("x")).getBytes(UTF_8);
        Instant end = Instant.now().plusSeconds(12);
        try (Socket kept = new Socket(turns.getHost(), turns.getPort())) {
            while (Instant.now().isBefore(end)) {
                // When
                sendHead(kept, body.length);
                kept.getOutputStream().write(body);

                // Then
                assertThat(firstAnswer(kept.getInputStream())).contains("200");
            }
        }
    }

    @Test
    void a_body_above_its_bound_is_413_whether_its_length_is_told_or_not() throws IOException {
        // Given
        String body = event("large", "c", data("x".repeat(70_000)));

        // When
        Response told = post(body);
        String untold = postChunked(body.getBytes(UTF_8));

        // Then
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(untold).contains("413");
        assertThat(inFlight()).isZero();
    }

    @Test
    void more_events_than_allowed_are_413() {
        // When
        Response four = post("[" + event("1") + "," + event("2") + "," + event("3") + "," + event("4") + "]");
        Response three = post("[" + event("1") + "," + event("2") + "," + event("3") + "]");

        // Then
        assertThat(four.statusCode()).isEqualTo(413);
        assertThat(four.jsonPath().getString("detail")).contains("more than 3 events");
        assertThat(three.jsonPath().getInt("accepted")).isEqualTo(3);
    }

    @Test
    void a_connection_is_still_good_after_a_body_that_was_refused_unread() throws IOException {
        // Given
        byte[] large = event("large", "c", data("x".repeat(2_000_000))).getBytes(UTF_8);
        byte[] small = event("small").getBytes(UTF_8);
        try (Socket socket = new Socket(turns.getHost(), turns.getPort())) {
            // When
            sendHead(socket, large.length);
            socket.getOutputStream().write(large);
            String refused = firstAnswer(socket.getInputStream());
            sendHead(socket, small.length);
            socket.getOutputStream().write(small);
            String accepted = firstAnswer(socket.getInputStream());

            // Then
            assertThat(refused).startsWith("HTTP/1.1 413");
            assertThat(accepted).startsWith("HTTP/1.1 200");
        }
    }

    private String postChunked(byte[] body) throws IOException {
        try (Socket socket = new Socket(turns.getHost(), turns.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked"));
            out.write((Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8));
            out.write(body);
            out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
            return firstLine(socket.getInputStream());
        }
    }

    private void sendHead(Socket socket, int length) throws IOException {
        socket.getOutputStream().write(head("Content-Length: " + length));
    }

    private byte[] head(String framing) {
        return ("POST " + turns.getPath() + " HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\n" + framing
                        + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Reads a whole answer, so that the next one can be told from it. */
    private static String firstAnswer(InputStream in) throws IOException {
        String status = firstLine(in);
        int length = 0;
        for (String header = firstLine(in); !header.isEmpty(); header = firstLine(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        return status + new String(in.readNBytes(length), UTF_8);
    }

    private double inFlight() {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith("threadkeep_ingest_in_flight_bytes"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Response post(String body) {
        return RestAssured.given()
                .header("Content-Type", "application/json")
                .body(body)
                .post(turns);
    }
}
