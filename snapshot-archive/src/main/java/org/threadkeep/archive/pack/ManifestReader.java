package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.UnknownVersionException;

/** Reads a manifest's JSON; an {@link IllegalArgumentException} names the member that is wrong. */
final class ManifestReader {
    private ManifestReader() {}

    static PackManifest manifest(JsonNode json) {
        int version = integer(json, "version");
        if (version != PackManifest.VERSION) {
            throw new UnknownVersionException("manifest", version, PackManifest.VERSION);
        }
        return new PackManifest(
                version,
                PackId.parse(text(json, "pack")),
                StreamId.parse(text(json, "stream")),
                number(json, "firstOffset"),
                number(json, "nextOffset"),
                counts(json.path("counts")),
                list(json, "lanes", (lane, index) -> lane(lane)),
                list(json, "snapshots", (snapshot, index) -> snapshot(snapshot)),
                json.has("gap") ? Optional.of(gap(json.path("gap"))) : Optional.empty());
    }

    private static PackCounts counts(JsonNode json) {
        return new PackCounts(
                number(json, "turns"),
                number(json, "duplicates"),
                number(json, "rejected"),
                number(json, "control"),
                number(json, "lost"));
    }

    private static AcceptedGap gap(JsonNode json) {
        return new AcceptedGap(text(json, "acceptedBy"), text(json, "reason"), time(json, "acceptedAt"));
    }

    private static Lane lane(JsonNode json) {
        return new Lane(text(json, "modelVersion"), number(json, "bytes"), texts(json, "chunkDigests"));
    }

    private static SnapshotEntry snapshot(JsonNode json) {
        return new SnapshotEntry(
                text(json, "snapshotId"),
                text(json, "modelVersion"),
                text(json, "tenant"),
                optional(json, "subject"),
                optional(json, "threadId"),
                optional(json, "continues"),
                number(json, "frameOffset"),
                integer(json, "frameLength"),
                list(json, "turns", ManifestReader::turn));
    }

    private static TurnEntry turn(JsonNode json, int index) {
        return new TurnEntry(
                text(json, "turnId"),
                text(json, "bodyDigest"),
                number(json, "offset"),
                index,
                optional(json, "deployment"),
                optional(json, "contextBefore"),
                texts(json, "contextAfter"),
                texts(json, "parents"),
                optional(json, "startedAt"),
                optional(json, "endedAt"),
                text(json, "recordedAt"),
                json.has("sequence") ? OptionalLong.of(number(json, "sequence")) : OptionalLong.empty(),
                json.path("endOfThread").asBoolean(),
                json.path("cancelled").asBoolean(),
                texts(json, "facts"));
    }

    private static Optional<String> optional(JsonNode json, String name) {
        return json.has(name) ? Optional.of(text(json, name)) : Optional.empty();
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.has(name) ? list(json, name, (text, index) -> asText(text, name)) : List.of();
    }

    private static <T> List<T> list(JsonNode json, String name, BiFunction<JsonNode, Integer, T> element) {
        JsonNode array = json.path(name);
        if (!array.isArray()) {
            throw new IllegalArgumentException(name + " is not an array");
        }
        List<T> elements = new ArrayList<>(array.size());
        for (JsonNode each : array) {
            elements.add(element.apply(each, elements.size()));
        }
        return elements;
    }

    private static String text(JsonNode json, String name) {
        return asText(json.path(name), name);
    }

    private static String asText(JsonNode text, String name) {
        if (!text.isTextual()) {
            throw new IllegalArgumentException(name + " is not a text");
        }
        return text.textValue();
    }

    private static Instant time(JsonNode json, String name) {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a time in UTC", e);
        }
    }

    private static long number(JsonNode json, String name) {
        JsonNode number = json.path(name);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is not a whole number of 64 bits");
        }
        return number.longValue();
    }

    private static int integer(JsonNode json, String name) {
        long number = number(json, name);
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is not a whole number of 32 bits");
        }
        return (int) number;
    }
}
