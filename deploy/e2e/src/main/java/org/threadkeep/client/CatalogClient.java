package org.threadkeep.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks threads up at the catalog. */
public final class CatalogClient {
    private final Http http;
    private final URI catalog;

    /** A client of the catalog at this root. */
    public CatalogClient(Http http, URI catalog) {
        this.http = http;
        this.catalog = catalog;
    }

    /**
     * One turn of a thread as the catalog shows it.
     *
     * @param turn the turn without its content
     * @param data its data's bytes as they stand in the answer, if content was asked for and is there
     */
    public record FoundTurn(JsonNode turn, Optional<byte[]> data) {
        /** The name of the turn. */
        public String turnId() {
            return turn.path("turn_id").asText();
        }
    }

    /** Gives every turn of a thread; nothing when the catalog doesn't know the thread yet. */
    public void forEachTurn(String threadId, boolean content, Consumer<FoundTurn> into) {
        String page = "";
        do {
            String query = "?limit=200&content=" + (content ? "full" : "none") + page;
            HttpResponse<byte[]> answer = http.get(catalog.resolve("/v1/threads/" + threadId + query));
            if (answer.statusCode() == 404) {
                return;
            }
            require(answer, 200);
            Map<String, byte[]> members = RawJson.members(answer.body());
            RawJson.elements(members.get("turns")).forEach(turn -> into.accept(found(turn)));
            String next = Json.tree(members.getOrDefault("next_page", new byte[] {'n', 'u', 'l', 'l'}))
                    .asText("");
            page = next.isEmpty() || next.equals("null") ? "" : "&page=" + Http.encode(next);
        } while (!page.isEmpty());
    }

    /** Gives every body of a turn with its content; nothing when the catalog doesn't know the turn yet. */
    public void forEachBody(String turnId, Consumer<FoundTurn> into) {
        HttpResponse<byte[]> answer = http.get(catalog.resolve("/v1/turns/" + turnId + "?content=full"));
        if (answer.statusCode() != 404) {
            Map<String, byte[]> members = RawJson.members(require(answer, 200).body());
            RawJson.elements(members.get("turns")).forEach(turn -> into.accept(found(turn)));
        }
    }

    /** All bodies of a turn without their content; empty when the catalog doesn't know the turn yet. */
    public Optional<JsonNode> turn(String turnId) {
        HttpResponse<byte[]> answer = http.get(catalog.resolve("/v1/turns/" + turnId + "?content=none"));
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(Json.tree(require(answer, 200).body()));
    }

    private static FoundTurn found(byte[] turn) {
        Map<String, byte[]> members = RawJson.members(turn);
        Optional<byte[]> data = Optional.ofNullable(members.remove("content"))
                .map(RawJson::members)
                .flatMap(content -> Optional.ofNullable(content.get("data")));
        ObjectNode rest = Json.MAPPER.createObjectNode();
        members.forEach((name, value) -> rest.set(name, Json.tree(value)));
        return new FoundTurn(rest, data);
    }

    /** A thread's model versions with their weights. */
    public JsonNode weights(String threadId) {
        HttpResponse<byte[]> answer = http.get(catalog.resolve("/v1/threads/" + threadId + "/weights"));
        return Json.tree(require(answer, 200).body());
    }

    /** Registers a model version, or says again what it is. */
    public JsonNode register(String modelVersion, byte[] registration) {
        URI model = catalog.resolve("/v1/models/" + Http.encode(modelVersion));
        return Json.tree(require(http.send("PUT", model, "application/json", registration), 200, 201)
                .body());
    }

    private static HttpResponse<byte[]> require(HttpResponse<byte[]> answer, int... expected) {
        for (int status : expected) {
            if (answer.statusCode() == status) {
                return answer;
            }
        }
        String problem = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        throw new IllegalStateException("the catalog answered " + answer.statusCode() + " to "
                + answer.request().method() + " " + answer.uri() + ": "
                + problem.substring(0, Math.min(500, problem.length())));
    }
}
