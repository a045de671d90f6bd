package org.threadkeep.archivetool.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;

/**
 * Writes turns as JSON, one a line: what the manifest says, by the names that {@code FORMAT.md} gives, then {@code key},
 * {@code headers} and {@code data} of the record, or {@code erased}, or {@code unreadable} with the reason. Bytes are a text if
 * they are UTF-8, which gives them back exactly, else an object with {@code base64}.
 */
public final class TurnLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer out;

    /** Writes there, and flushes nothing. */
    public TurnLines(Writer out) {
        this.out = out;
    }

    /** A turn of this snapshot; {@code conflicting}: there is another body under its id. */
    public void write(
            FreezeLogEntry entry, SnapshotEntry snapshot, TurnEntry turn, Content content, boolean conflicting) {
        try {
            JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            place(json, entry, snapshot);
            turn(json, turn);
            if (conflicting) {
                json.writeBooleanField("conflicting", true);
            }
            content(json, content, turn.index());
            json.writeEndObject();
            json.flush();
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("can't write a turn", e);
        }
    }

    private static void place(JsonGenerator json, FreezeLogEntry entry, SnapshotEntry snapshot) throws IOException {
        json.writeStringField("stream", entry.stream().text());
        json.writeNumberField("seq", entry.seq());
        json.writeStringField("pack", entry.pack().text());
        json.writeStringField("snapshotId", snapshot.snapshotId());
        json.writeStringField("modelVersion", snapshot.modelVersion());
        json.writeStringField("tenant", snapshot.tenant());
        text(json, "subject", snapshot.subject());
        text(json, "threadId", snapshot.threadId());
        text(json, "continues", snapshot.continues());
    }

    private static void turn(JsonGenerator json, TurnEntry turn) throws IOException {
        json.writeStringField("turnId", turn.turnId());
        json.writeStringField("bodyDigest", turn.bodyDigest());
        json.writeNumberField("offset", turn.offset());
        text(json, "deployment", turn.deployment());
        text(json, "contextBefore", turn.contextBefore());
        texts(json, "contextAfter", turn.contextAfter());
        texts(json, "parents", turn.parents());
        text(json, "startedAt", turn.startedAt());
        text(json, "endedAt", turn.endedAt());
        json.writeStringField("recordedAt", turn.recordedAt());
        if (turn.sequence().isPresent()) {
            json.writeNumberField("sequence", turn.sequence().getAsLong());
        }
        flag(json, "endOfThread", turn.endOfThread());
        flag(json, "cancelled", turn.cancelled());
        texts(json, "facts", turn.facts());
    }

    private static void content(JsonGenerator json, Content content, int index) throws IOException {
        if (content instanceof Content.Records records) {
            record(json, records.records().get(index));
        } else if (content instanceof Content.Unreadable unreadable) {
            json.writeStringField("unreadable", unreadable.why());
        } else {
            json.writeBooleanField("erased", true);
        }
    }

    private static void record(JsonGenerator json, FrameRecord record) throws IOException {
        bytes(json, "key", record.key());
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, byte[]> header : record.headers().entrySet()) {
            bytes(json, header.getKey(), header.getValue());
        }
        json.writeEndObject();
        bytes(json, "data", record.value());
    }

    private static void bytes(JsonGenerator json, String name, byte[] bytes) throws IOException {
        json.writeFieldName(name);
        try {
            json.writeString(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            json.writeStartObject();
            json.writeStringField("base64", Base64.getEncoder().encodeToString(bytes));
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeFieldName(name);
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        }
    }

    private static void flag(JsonGenerator json, String name, boolean flag) throws IOException {
        if (flag) {
            json.writeBooleanField(name, true);
        }
    }
}
