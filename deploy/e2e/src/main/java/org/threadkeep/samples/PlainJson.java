package org.threadkeep.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.threadkeep.client.Json;

/** JSON in which OpenTelemetry's attributes are members, and their values are values. */
final class PlainJson {
    private static final Set<String> SCALARS =
            Set.of("stringValue", "intValue", "doubleValue", "boolValue", "bytesValue");

    private PlainJson() {}

    static JsonNode of(JsonNode json) {
        if (json.isArray()) {
            return isAttributes(json) ? attributes(json) : array(json);
        }
        if (!json.isObject()) {
            return json;
        }
        if (json.size() == 1) {
            String only = json.fieldNames().next();
            if (SCALARS.contains(only)) {
                return json.get(only);
            }
            if (only.equals("arrayValue") || only.equals("kvlistValue")) {
                return of(json.get(only).path("values"));
            }
        }
        ObjectNode plain = Json.MAPPER.createObjectNode();
        json.properties().forEach(member -> plain.set(member.getKey(), of(member.getValue())));
        return plain;
    }

    private static boolean isAttributes(JsonNode array) {
        for (JsonNode element : array) {
            if (element.size() != 2 || !element.has("key") || !element.has("value")) {
                return false;
            }
        }
        return !array.isEmpty();
    }

    private static ObjectNode attributes(JsonNode array) {
        ObjectNode members = Json.MAPPER.createObjectNode();
        array.forEach(attribute -> members.set(attribute.get("key").asText(), of(attribute.get("value"))));
        return members;
    }

    private static ArrayNode array(JsonNode array) {
        ArrayNode plain = Json.MAPPER.createArrayNode();
        array.forEach(element -> plain.add(of(element)));
        return plain;
    }
}
