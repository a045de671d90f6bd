package org.threadkeep.admin.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a catalog over HTTP. */
public final class CoverageClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI catalog;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Asks this one. */
    public CoverageClient(URI catalog) {
        this.catalog = catalog;
    }

    /**
     * What it found when it looked last.
     *
     * @throws UncheckedIOException when it doesn't answer, or not with that; a retry is safe
     */
    public Coverage read(Optional<String> tenant) {
        String query =
                tenant.map(name -> "?tenant=" + URLEncoder.encode(name, UTF_8)).orElse("");
        URI uri = catalog.resolve("/v1/coverage" + query);
        try {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("its answer is HTTP " + response.statusCode());
            }
            return coverage(new ObjectMapper().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog at " + catalog + " can't be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Coverage coverage(JsonNode json) {
        List<Coverage.Gap> gaps = new ArrayList<>();
        for (JsonNode source : json.path("sources")) {
            for (JsonNode gap : source.path("gaps")) {
                gaps.add(new Coverage.Gap(
                        source.path("tenant").asText(),
                        source.path("source").asText(),
                        gap.path("from").asLong(),
                        gap.path("to").asLong()));
            }
        }
        return new Coverage(
                json.path("looked_at").asText("never"),
                json.path("all_sources").asBoolean(true),
                json.path("expected").asLong(),
                json.path("missing").asLong(),
                json.path("sources").size(),
                gaps);
    }
}
