package org.threadkeep.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.threadkeep.local.process.Probe;
import org.threadkeep.local.process.Readiness;

/** Asks a service's readiness endpoint, and names the checks that are down. */
record ReadyEndpoint(URI uri) implements Probe {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_DATA = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    static ReadyEndpoint onPort(int managementPort) {
        return new ReadyEndpoint(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(managementPort)));
    }

    @Override
    public Readiness check() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            return read(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Readiness.notReady(uri + " doesn't answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Readiness.notReady("interrupted");
        }
    }

    private static Readiness read(HttpResponse<String> response) {
        if (response.statusCode() == 200) {
            return Readiness.ready();
        }
        return Readiness.notReady("status %d%s".formatted(response.statusCode(), down(response.body())));
    }

    private static String down(String body) {
        try {
            return StreamSupport.stream(JSON.readTree(body).path("checks").spliterator(), false)
                    .filter(check -> check.path("status").asText().equals("DOWN"))
                    .map(ReadyEndpoint::describe)
                    .collect(Collectors.joining("; ", ", down: ", ""));
        } catch (IOException notJson) {
            return "";
        }
    }

    private static String describe(JsonNode check) {
        String name = check.path("name").asText();
        return check.has("data") ? name + " " + abbreviated(check.get("data").toString()) : name;
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_DATA ? text : text.substring(0, MAX_DATA) + "...";
    }
}
