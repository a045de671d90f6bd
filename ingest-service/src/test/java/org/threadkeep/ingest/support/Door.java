package org.threadkeep.ingest.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.service.ServiceProcess;

/** The service as it is delivered: the built jar in a process of its own. */
public final class Door implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = Ports.free(1);
    private final int managementPort = Ports.free(1);
    private final ServerProcess process;

    /**
     * Describes it; nothing runs yet.
     *
     * @param javaOptions beside the heap
     */
    public Door(Path folder, int heapMiB, String javaOptions, Map<String, String> properties) {
        process = ServiceProcess.at(new ServiceProcess.Options(
                "ingest",
                JAR,
                heapMiB,
                port,
                managementPort,
                withGrpc(properties),
                Map.of("JDK_JAVA_OPTIONS", javaOptions),
                folder.toAbsolutePath(),
                PATIENCE));
    }

    private static Map<String, String> withGrpc(Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(properties);
        all.put("quarkus.grpc.server.host", "127.0.0.1");
        all.put("quarkus.grpc.server.port", Integer.toString(Ports.free(1)));
        return all;
    }

    /** The process. */
    public ServerProcess process() {
        return process;
    }

    /** All that it has logged. */
    public String log() {
        try {
            return Files.exists(process.logFile()) ? Files.readString(process.logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until its readiness is of this status; 0 stands for no answer. */
    public boolean awaitReadiness(int status) {
        return Wait.until(PATIENCE, () -> readiness().startsWith(status + " "));
    }

    /** Status and body of the readiness endpoint. */
    public String readiness() {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(uri).build());
            return answer.statusCode() + " " + answer.body();
        } catch (UncheckedIOException e) {
            return "0 ";
        }
    }

    /** Posts an event, or several. */
    public HttpResponse<String> post(String body) {
        return post(BodyPublishers.ofString(body));
    }

    /** Posts an event, or several. */
    public HttpResponse<String> post(BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/turns"))
                .header("Content-Type", "application/json")
                .POST(body)
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
