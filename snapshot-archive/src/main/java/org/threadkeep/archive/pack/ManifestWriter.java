package org.threadkeep.archive.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.Millis;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;

/** Writes a manifest's JSON: tables of its lanes, of their frames and of the turns of these. */
final class ManifestWriter {
    private final JsonGenerator out;
    private final ColumnWriter columns;

    ManifestWriter(JsonGenerator out) {
        this.out = out;
        this.columns = new ColumnWriter(out);
    }

    void write(PackManifest manifest) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", PackManifest.VERSION);
        out.writeStringField("pack", manifest.pack().text());
        out.writeStringField("stream", manifest.stream().text());
        out.writeNumberField("firstOffset", manifest.firstOffset());
        out.writeNumberField("nextOffset", manifest.nextOffset());
        write(manifest.counts());
        out.writeObjectFieldStart("lanes");
        lanes(manifest.framesByLane());
        out.writeEndObject();
        out.writeObjectFieldStart("frames");
        frames(manifest.frames());
        out.writeEndObject();
        out.writeObjectFieldStart("turns");
        turns(
                manifest.frames().stream()
                        .flatMap(frame -> frame.turns().stream())
                        .toList(),
                manifest.firstOffset());
        out.writeEndObject();
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

    private void lanes(Map<Lane, List<FrameEntry>> lanes) throws IOException {
        columns.texts("modelVersion", rows(lanes.keySet(), lane -> Optional.of(lane.modelVersion())));
        columns.counts("frames", rows(lanes.values(), List::size), 1);
        columns.ids(
                "chunkDigests",
                lanes.keySet().stream()
                        .flatMap(lane -> lane.chunkDigests().stream())
                        .map(Optional::of)
                        .toList());
    }

    private void frames(List<FrameEntry> frames) throws IOException {
        columns.numbers("length", rows(frames, frame -> OptionalLong.of(frame.frameLength())));
        columns.counts("turns", rows(frames, frame -> frame.turns().size()), 1);
        columns.texts("tenant", rows(frames, frame -> Optional.of(frame.tenant())));
        columns.texts("subject", rows(frames, FrameEntry::subject));
        columns.ids("threadId", rows(frames, ManifestWriter::threadNamedOtherwise));
    }

    private void turns(List<TurnEntry> turns, long firstOffset) throws IOException {
        List<Long> recordedAt = rows(turns, turn -> Millis.of(turn.recordedAt()).orElseThrow());
        List<Long> offsets = rows(turns, TurnEntry::offset);
        columns.steps("offset", offsets, firstOffset);
        columns.steps("recordedAt", rows(InOrder.of(offsets), recordedAt::get), 0);
        columns.times("startedAt", rows(turns, TurnEntry::startedAt), recordedAt);
        columns.times("endedAt", rows(turns, TurnEntry::endedAt), recordedAt);
        columns.numbers("sequence", rows(turns, TurnEntry::sequence));
        columns.texts("source", rows(turns, TurnEntry::source));
        columns.flags("endOfThread", rows(turns, TurnEntry::endOfThread));
        columns.flags("cancelled", rows(turns, TurnEntry::cancelled));
        columns.texts("deployment", rows(turns, TurnEntry::deployment));
        columns.counts("factCounts", rows(turns, turn -> turn.facts().size()), 0);
        columns.texts("facts", flat(turns, TurnEntry::facts));
        columns.ids("turnId", rows(turns, turn -> Optional.of(turn.turnId())));
        columns.ids("bodyDigest", rows(turns, turn -> Optional.of(turn.bodyDigest())));
        columns.ids("contextBefore", rows(turns, TurnEntry::contextBefore));
        columns.counts(
                "contextAfterCounts", rows(turns, turn -> turn.contextAfter().size()), 1);
        columns.ids("contextAfter", flat(turns, TurnEntry::contextAfter));
        columns.counts("parentCounts", rows(turns, turn -> turn.parents().size()), 0);
        columns.ids("parents", flat(turns, TurnEntry::parents));
    }

    /** The thread, unless its first turn names it. */
    private static Optional<String> threadNamedOtherwise(FrameEntry frame) {
        return frame.threadId().equals(SnapshotEntry.begunBy(frame.turns())) ? Optional.empty() : frame.threadId();
    }

    private static <T, R> List<R> rows(Collection<T> table, Function<T, R> column) {
        return table.stream().map(column).toList();
    }

    private static List<Optional<String>> flat(List<TurnEntry> turns, Function<TurnEntry, List<String>> column) {
        return turns.stream()
                .flatMap(turn -> column.apply(turn).stream())
                .map(Optional::of)
                .toList();
    }
}
