package org.threadkeep.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@link PackFrozen} as JSON: the value of {@code packs.frozen.v1}. */
public final class PackFrozenCodec {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** UTF-8 JSON. */
    public byte[] encode(PackFrozen frozen) {
        try {
            return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                    .put("version", VERSION)
                    .put("stream", frozen.stream().text())
                    .put("seq", frozen.seq())
                    .put("pack", frozen.pack().text())
                    .put("digest", frozen.digest())
                    .put("turns", frozen.turns()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing a tree of plain values", e);
        }
    }

    /**
     * Reads what {@link #encode} wrote; members that it doesn't know are ignored.
     *
     * @throws UnknownVersionException when the version is another one
     * @throws ArchiveFormatException when it isn't such a notice
     */
    public PackFrozen decode(byte[] json) {
        try {
            return decode(MAPPER.readTree(json));
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveFormatException("not a notice of a frozen pack", e);
        }
    }

    private static PackFrozen decode(JsonNode json) {
        int version = json.path("version").asInt(-1);
        if (version != VERSION) {
            throw new UnknownVersionException("notice of a frozen pack", version, VERSION);
        }
        return new PackFrozen(
                StreamId.parse(json.path("stream").asText()),
                number(json, "seq"),
                PackId.parse(json.path("pack").asText()),
                json.path("digest").asText(),
                number(json, "turns"));
    }

    private static long number(JsonNode json, String name) {
        if (!json.path(name).canConvertToLong()) {
            throw new IllegalArgumentException(name + " is not a number");
        }
        return json.path(name).longValue();
    }
}
