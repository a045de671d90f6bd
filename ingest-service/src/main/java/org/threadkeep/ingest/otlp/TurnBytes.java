package org.threadkeep.ingest.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Base64;

/** Writes a turn's data. */
final class TurnBytes {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    private TurnBytes() {}

    /**
     * UTF-8 JSON. Half a surrogate pair can't be written: U+FFFD stands for it then, the loss is named, and the record as it was
     * is added.
     */
    static byte[] of(TurnDraft draft, Message record) {
        try {
            return write(draft.data(), UTF_8.newEncoder());
        } catch (CharacterCodingException e) {
            draft.lose("data", "half a surrogate pair became U+FFFD; otel.record holds what it was");
            draft.put(
                    "otel.record.base64",
                    ProtoJson.NODES.textNode(Base64.getEncoder().encodeToString(record.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        try {
            return write(
                    draft.data(),
                    UTF_8.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .replaceWith(REPLACEMENT));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static byte[] write(JsonNode data, CharsetEncoder encoder) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder(); // in blocks, never copied as it grows
        try (Writer text = new OutputStreamWriter(bytes, encoder)) {
            MAPPER.writeValue(text, data);
        }
        return bytes.toByteArray();
    }
}
