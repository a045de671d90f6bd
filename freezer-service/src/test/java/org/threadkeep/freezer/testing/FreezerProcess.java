package org.threadkeep.freezer.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.ServiceProcess;

/** A freezer as it is delivered: the built jar in a process of its own. */
public final class FreezerProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int managementPort = Ports.free(1);
    private final ServerProcess process;

    /**
     * Describes it; nothing runs yet.
     *
     * @param lifetime decides about the JVM's options only: whether it is to start fast or to run fast
     */
    public FreezerProcess(String name, Servers servers, Map<String, String> more, Lifetime lifetime) {
        Map<String, String> properties = new HashMap<>(servers.properties());
        properties.put("quarkus.log.console.json.enabled", "false");
        properties.putAll(more);
        process = ServiceProcess.at(new ServiceProcess.Options(
                name,
                JAR,
                512,
                Ports.free(1),
                managementPort,
                properties,
                Map.of("JAVA_TOOL_OPTIONS", String.join(" ", lifetime.jvmOptions())),
                Path.of("target", "freezer-processes"),
                PATIENCE));
    }

    /** Starts it and waits until it is ready. */
    public FreezerProcess start() {
        process.start();
        return this;
    }

    /** The process. */
    public ServerProcess process() {
        return process;
    }

    /** Status and body of a management endpoint such as {@code /q/health/ready}; status 0 when nobody answers. */
    public String get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "0";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of a meter, of all its labels together; 0 when there is none. */
    public double meter(String name) {
        return meters().getOrDefault(name, 0.0);
    }

    /** All meters of one moment, each summed over its labels, and those of the heap under {@code heap_used}; empty when nobody answers. */
    public Map<String, Double> meters() {
        Map<String, Double> meters = new HashMap<>();
        get("/q/metrics")
                .lines()
                .filter(line -> line.matches("[a-z_]+(\\{.*})? .*"))
                .forEach(line -> {
                    double value = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                    meters.merge(line.substring(0, line.indexOf(line.contains("{") ? '{' : ' ')), value, Double::sum);
                    if (line.startsWith("jvm_memory_used_bytes{area=\"heap\"")) {
                        meters.merge("heap_used", value, Double::sum);
                    }
                });
        return meters;
    }

    /** Ends it gracefully, with what it holds committed. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.stop();
    }
}
