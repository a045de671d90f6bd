package org.threadkeep.ingest.kserve;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** An exchange as it is posted to {@code /v1/capture/{format}}, so that it goes the same way from here. */
final class ExchangeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ExchangeJson() {}

    /** UTF-8 JSON, both bodies in base64: byte for byte, whatever they are. */
    static byte[] of(Exchange exchange) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : exchange.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            body("request", exchange.request(), json);
            body("response", exchange.response(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void body(String side, Optional<Half> half, JsonGenerator json) throws IOException {
        if (half.isPresent()) {
            json.writeObjectFieldStart(side);
            json.writeStringField("encoding", "base64");
            json.writeFieldName("body");
            json.writeBinary(half.get().body());
            json.writeEndObject();
        }
    }
}
