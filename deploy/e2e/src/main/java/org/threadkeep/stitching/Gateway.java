package org.threadkeep.stitching;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.threadkeep.client.Json;
import org.threadkeep.client.SentTurn;

/**
 * Makes events of calls, and knows no conversations.
 *
 * @param tenant whose all of them are; so that files which hold the same conversations have nothing to do with one another
 */
record Gateway(String tenant) {
    Gateway {
        Objects.requireNonNull(tenant, "tenant");
    }

    SentTurn event(String id, String model, JsonNode data) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("type", "org.threadkeep.turn.recorded.v1");
        event.put("id", id);
        event.put("source", "//stitching.example/gateway");
        event.put("tenant", tenant);
        event.put("modelversion", model.isEmpty() ? "unlabelled" : model);
        byte[] written = Json.text(data).getBytes(UTF_8);
        event.set("data", data);
        return new SentTurn(id, Json.text(event).getBytes(UTF_8), written);
    }
}
