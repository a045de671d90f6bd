package org.threadkeep.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.threadkeep.client.Json;

/** The span that has these attributes, as OTLP JSON. */
final class SpanOf {
    private static final String ANSWER =
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"It is.\"}]}]";

    private SpanOf() {}

    static byte[] attributes(JsonNode attributes) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        ObjectNode span = request.putArray("resourceSpans")
                .addObject()
                .putArray("scopeSpans")
                .addObject()
                .putArray("spans")
                .addObject();
        span.put("traceId", "0af7651916cd43dd8448eb211c80319c")
                .put("spanId", "b7ad6b7169203331")
                .put("name", "chat")
                .put("startTimeUnixNano", "1787000000000000000")
                .put("endTimeUnixNano", "1787000001000000000");
        ArrayNode all = span.putArray("attributes");
        attributes.properties().forEach(attribute -> {
            ObjectNode value = all.addObject().put("key", attribute.getKey()).putObject("value");
            value.put("stringValue", attribute.getValue().asText());
        });
        return Json.text(request).getBytes(UTF_8);
    }

    /** As Envoy AI Gateway writes messages: the text of an array, in an attribute. */
    static byte[] messages(JsonNode messages) {
        return attributes(Json.MAPPER
                .createObjectNode()
                .put("gen_ai.operation.name", "chat")
                .put("gen_ai.request.model", "m")
                .put("gen_ai.input.messages", Json.text(messages))
                .put("gen_ai.output.messages", ANSWER));
    }
}
