package org.threadkeep.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of {@code helm test}, as the pod has it, against a server that answers as the services do. */
class FreezeAndFindTest {
    private static final String ACCEPTED =
            "{\"accepted\":1,\"rejected\":0,\"results\":[{\"index\":0,\"status\":\"accepted\",\"thread_id\":\"00ff00ff\"}]}";

    private final BlockingQueue<JsonNode> sent = new LinkedBlockingQueue<>();
    private HttpServer server;

    private record Answer(int exitCode, String output) {}

    @BeforeEach
    void start() throws IOException {
        assumeTrue(isThere("curl"), "NOT TESTED: the script of helm test needs curl, which is not on this machine");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static boolean isThere(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private void ingestAnswers(int status, String body) {
        server.createContext("/v1/turns", exchange -> {
            sent.add(Chart.YAML.readTree(exchange.getRequestBody()));
            answer(exchange, status, body);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer run() throws IOException, InterruptedException {
        String script = Chart.rendered("required")
                .one("Pod", "keep-threadkeep-test")
                .at("/spec/containers/0/args/0")
                .asText();
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true);
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        builder.environment().put("INGEST", address);
        builder.environment().put("CATALOG", address);
        builder.environment().put("TENANT", "helm-test");
        builder.environment().put("TRIES", "2");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }

    @Test
    void a_turn_that_is_accepted_and_found_is_a_success() throws Exception {
        // Given
        ingestAnswers(200, ACCEPTED);
        server.createContext("/v1/threads/00ff00ff", exchange -> answer(exchange, 200, "{}"));

        // When
        Answer answer = run();

        // Then
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("frozen and found");
        JsonNode event = sent.take();
        assertThat(event.path("type").asText()).isEqualTo("org.threadkeep.turn.recorded.v1");
        assertThat(event.path("tenant").asText()).isEqualTo("helm-test");
        assertThat(event.at("/data/output/messages/0/content").asText()).isEqualTo("I am.");
    }

    @Test
    void a_turn_that_is_never_found_is_a_failure() throws Exception {
        // Given
        ingestAnswers(200, ACCEPTED);
        server.createContext("/v1/threads/00ff00ff", exchange -> answer(exchange, 404, "{}"));

        // When
        Answer answer = run();

        // Then
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).contains("not found in the catalog");
    }

    @Test
    void a_turn_that_is_refused_is_a_failure() throws Exception {
        // Given
        ingestAnswers(503, "{\"accepted\":0,\"unavailable\":1}");

        // When
        Answer answer = run();

        // Then
        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.output()).doesNotContain("accepted;");
    }
}
