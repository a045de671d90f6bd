package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.threadkeep.archive.Millis;
import org.threadkeep.archive.TurnEntry;

/** The turns in a manifest's JSON, handed out frame by frame. */
final class TurnTable {
    private final int rows;
    private final List<Long> offset;
    private final List<Long> recordedAt;
    private final List<Optional<String>> startedAt;
    private final List<Optional<String>> endedAt;
    private final List<OptionalLong> sequence;
    private final List<Optional<String>> source;
    private final List<Boolean> endOfThread;
    private final List<Boolean> cancelled;
    private final List<Optional<String>> deployment;
    private final List<Optional<String>> turnId;
    private final List<Optional<String>> bodyDigest;
    private final List<Optional<String>> contextBefore;
    private final Lists contextAfter;
    private final Lists parents;
    private final Lists facts;
    private int next;

    TurnTable(JsonNode json, long firstOffset) {
        this.rows = JsonMembers.rows(json, "offset");
        ColumnReader table = new ColumnReader(json, rows);
        this.offset = table.steps("offset", firstOffset);
        this.recordedAt = inRows(table.steps("recordedAt", 0), InOrder.of(offset));
        this.startedAt = table.times("startedAt", recordedAt);
        this.endedAt = table.times("endedAt", recordedAt);
        this.sequence = table.numbers("sequence");
        this.source = table.texts("source");
        this.endOfThread = table.flags("endOfThread");
        this.cancelled = table.flags("cancelled");
        this.deployment = table.texts("deployment");
        this.turnId = table.ids("turnId");
        this.bodyDigest = table.ids("bodyDigest");
        this.contextBefore = table.ids("contextBefore");
        this.contextAfter = new Lists(json, table.counts("contextAfterCounts", 1), "contextAfter");
        this.parents = new Lists(json, table.counts("parentCounts", 0), "parents");
        this.facts = new Lists(json, table.counts("factCounts", 0), "facts");
    }

    private static List<Long> inRows(List<Long> inOrder, List<Integer> order) {
        Long[] rows = new Long[inOrder.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[order.get(i)] = inOrder.get(i);
        }
        return List.of(rows);
    }

    /** The turns of the next frame. */
    List<TurnEntry> next(int count) {
        if (count > rows - next) {
            throw new IllegalArgumentException("turns are " + rows + ", fewer than the frames have");
        }
        List<TurnEntry> turns = new ArrayList<>(count);
        for (int index = 0; index < count; index++, next++) {
            turns.add(turn(next, index));
        }
        return turns;
    }

    void requireEnd() {
        if (next != rows) {
            throw new IllegalArgumentException("turns are " + rows + ", more than the frames have");
        }
    }

    private TurnEntry turn(int row, int index) {
        return new TurnEntry(
                turnId.get(row).orElseThrow(() -> LaneTables.missing("turnId")),
                bodyDigest.get(row).orElseThrow(() -> LaneTables.missing("bodyDigest")),
                offset.get(row),
                index,
                deployment.get(row),
                contextBefore.get(row),
                contextAfter.next(row),
                parents.next(row),
                startedAt.get(row),
                endedAt.get(row),
                Millis.text(recordedAt.get(row)),
                sequence.get(row),
                source.get(row),
                endOfThread.get(row),
                cancelled.get(row),
                facts.next(row));
    }

    /** A column whose rows have several values each: all of them stand one after another. */
    private static final class Lists {
        private final List<Integer> counts;
        private final List<Optional<String>> values;
        private final String name;
        private int at;

        Lists(JsonNode json, List<Integer> counts, String name) {
            this.counts = counts;
            this.name = name;
            long total = counts.stream().mapToLong(Integer::longValue).sum();
            if (total > 0 && !json.has(name)) {
                throw LaneTables.missing(name);
            }
            this.values = new ColumnReader(json, JsonMembers.asInteger(total, name)).ids(name);
        }

        List<String> next(int row) {
            int end = at + counts.get(row);
            List<String> list = values.subList(at, end).stream()
                    .map(value -> value.orElseThrow(() -> LaneTables.missing(name)))
                    .toList();
            at = end;
            return list;
        }
    }
}
