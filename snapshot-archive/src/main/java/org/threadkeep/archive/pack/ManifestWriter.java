package org.threadkeep.archive.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;

/** Writes a manifest's JSON. What is empty or false is left out. */
final class ManifestWriter {
    private final JsonGenerator out;

    ManifestWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(PackManifest manifest) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", manifest.version());
        out.writeStringField("pack", manifest.pack().text());
        out.writeStringField("stream", manifest.stream().text());
        out.writeNumberField("firstOffset", manifest.firstOffset());
        out.writeNumberField("nextOffset", manifest.nextOffset());
        write(manifest.counts());
        out.writeArrayFieldStart("lanes");
        for (Lane lane : manifest.lanes()) {
            write(lane);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("snapshots");
        for (SnapshotEntry snapshot : manifest.snapshots()) {
            write(snapshot);
        }
        out.writeEndArray();
        if (manifest.gap().isPresent()) {
            write(manifest.gap().get());
        }
        out.writeEndObject();
    }

    private void write(AcceptedGap gap) throws IOException {
        out.writeObjectFieldStart("gap");
        out.writeStringField("acceptedBy", gap.acceptedBy());
        out.writeStringField("reason", gap.reason());
        out.writeStringField("acceptedAt", gap.acceptedAt().toString());
        out.writeEndObject();
    }

    private void write(PackCounts counts) throws IOException {
        out.writeObjectFieldStart("counts");
        out.writeNumberField("turns", counts.turns());
        out.writeNumberField("duplicates", counts.duplicates());
        out.writeNumberField("rejected", counts.rejected());
        out.writeNumberField("control", counts.control());
        out.writeNumberField("lost", counts.lost());
        out.writeEndObject();
    }

    private void write(Lane lane) throws IOException {
        out.writeStartObject();
        out.writeStringField("modelVersion", lane.modelVersion());
        out.writeNumberField("bytes", lane.bytes());
        writeList("chunkDigests", lane.chunkDigests());
        out.writeEndObject();
    }

    private void write(SnapshotEntry snapshot) throws IOException {
        out.writeStartObject();
        out.writeStringField("snapshotId", snapshot.snapshotId());
        out.writeStringField("modelVersion", snapshot.modelVersion());
        out.writeStringField("tenant", snapshot.tenant());
        writeText("subject", snapshot.subject());
        writeText("threadId", snapshot.threadId());
        writeText("continues", snapshot.continues());
        out.writeNumberField("frameOffset", snapshot.frameOffset());
        out.writeNumberField("frameLength", snapshot.frameLength());
        out.writeArrayFieldStart("turns");
        for (TurnEntry turn : snapshot.turns()) {
            write(turn);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(TurnEntry turn) throws IOException {
        out.writeStartObject();
        out.writeStringField("turnId", turn.turnId());
        out.writeStringField("bodyDigest", turn.bodyDigest());
        out.writeNumberField("offset", turn.offset());
        writeText("deployment", turn.deployment());
        writeText("contextBefore", turn.contextBefore());
        writeList("contextAfter", turn.contextAfter());
        writeList("parents", turn.parents());
        writeText("startedAt", turn.startedAt());
        writeText("endedAt", turn.endedAt());
        out.writeStringField("recordedAt", turn.recordedAt());
        if (turn.sequence().isPresent()) {
            out.writeNumberField("sequence", turn.sequence().getAsLong());
        }
        writeFlag("endOfThread", turn.endOfThread());
        writeFlag("cancelled", turn.cancelled());
        writeList("facts", turn.facts());
        out.writeEndObject();
    }

    private void writeText(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(name, text.get());
        }
    }

    private void writeFlag(String name, boolean flag) throws IOException {
        if (flag) {
            out.writeBooleanField(name, true);
        }
    }

    private void writeList(String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (String text : texts) {
                out.writeString(text);
            }
            out.writeEndArray();
        }
    }
}
