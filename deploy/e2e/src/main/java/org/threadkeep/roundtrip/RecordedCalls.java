package org.threadkeep.roundtrip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.threadkeep.client.Json;
import org.threadkeep.client.RawJson;
import org.threadkeep.client.SentTurn;
import org.threadkeep.replay.JsonLines;

/** Recorded exchanges with providers, each posted as a proxy would that has both bodies: JSON as it stands, a stream as its text. */
record RecordedCalls(Path file, String tenant) implements Calls {
    @Override
    public void forEach(Consumer<List<Call>> into) throws IOException {
        new JsonLines(file).forEach(line -> into.accept(List.of(call(RawJson.members(line)))));
    }

    private Call call(Map<String, byte[]> recorded) {
        String uri = Json.tree(recorded.get("uri")).asText();
        String format = uri.contains("/v1/messages") ? "anthropic-messages" : "openai-chat";
        String id = Json.tree(recorded.get("conversation_id")).asText();
        Map<String, byte[]> exchange = new LinkedHashMap<>();
        exchange.put("id", text(id));
        exchange.put("tenant", text(tenant));
        exchange.put("source", text("urn:threadkeep:demo:" + file.getFileName()));
        for (String name : List.of("status", "request", "response")) {
            Optional.ofNullable(recorded.get(name)).ifPresent(value -> exchange.put(name, value));
        }
        return new Call(
                "/v1/capture/" + format,
                new SentTurn(id, RawJson.object(exchange), new byte[0]),
                Expected.bodies(body(recorded, "request"), body(recorded, "response")));
    }

    private static byte[] text(String value) {
        return Json.text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** What went over the wire: a text stands for its characters. */
    private static Optional<byte[]> body(Map<String, byte[]> recorded, String name) {
        return Optional.ofNullable(recorded.get(name))
                .filter(json -> !new String(json, StandardCharsets.US_ASCII).equals("null"))
                .map(json -> json[0] == '"' ? Json.tree(json).textValue().getBytes(StandardCharsets.UTF_8) : json);
    }
}
