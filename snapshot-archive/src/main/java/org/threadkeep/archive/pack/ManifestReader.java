package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.StreamId;

/** Reads a manifest's JSON; an {@link IllegalArgumentException} or {@link ArithmeticException} tells what is wrong. */
final class ManifestReader {
    private ManifestReader() {}

    static PackManifest manifest(JsonNode json) {
        int version = JsonMembers.integer(json, "version");
        PackManifest.requireKnown(version);
        PackId pack = PackId.parse(JsonMembers.text(json, "pack"));
        long firstOffset = JsonMembers.number(json, "firstOffset");
        List<Lane> lanes = new ArrayList<>();
        List<FrameEntry> frames = new ArrayList<>();
        for (JsonNode lane : JsonMembers.array(json, "lanes")) {
            LaneTables tables = new LaneTables(lane, pack, firstOffset);
            lanes.add(tables.lane());
            frames.addAll(tables.frames());
        }
        return new PackManifest(
                version,
                pack,
                StreamId.parse(JsonMembers.text(json, "stream")),
                firstOffset,
                JsonMembers.number(json, "nextOffset"),
                counts(json.path("counts")),
                lanes,
                frames,
                json.has("gap") ? Optional.of(gap(json.path("gap"))) : Optional.empty());
    }

    private static PackCounts counts(JsonNode json) {
        return new PackCounts(
                JsonMembers.number(json, "turns"),
                JsonMembers.number(json, "duplicates"),
                JsonMembers.number(json, "rejected"),
                JsonMembers.number(json, "control"),
                JsonMembers.number(json, "lost"));
    }

    private static AcceptedGap gap(JsonNode json) {
        return new AcceptedGap(
                JsonMembers.text(json, "acceptedBy"),
                JsonMembers.text(json, "reason"),
                JsonMembers.time(json, "acceptedAt"));
    }
}
