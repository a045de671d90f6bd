package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.UnknownVersionException;

/** Reads a manifest's JSON; an {@link IllegalArgumentException} or {@link ArithmeticException} tells what is wrong. */
final class ManifestReader {
    private ManifestReader() {}

    static PackManifest manifest(JsonNode json) {
        int version = JsonMembers.integer(json, "version");
        if (version != PackManifest.VERSION) {
            throw new UnknownVersionException("manifest", version, PackManifest.VERSION);
        }
        PackId pack = PackId.parse(JsonMembers.text(json, "pack"));
        long firstOffset = JsonMembers.number(json, "firstOffset");
        LaneTables tables = new LaneTables(json, pack, firstOffset);
        return new PackManifest(
                pack,
                StreamId.parse(JsonMembers.text(json, "stream")),
                firstOffset,
                JsonMembers.number(json, "nextOffset"),
                counts(json.path("counts")),
                tables.lanes(),
                tables.frames(),
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
