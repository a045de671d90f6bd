package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames in a manifest's JSON, handed out lane by lane. */
final class FrameTable {
    private final List<Integer> length;
    private final List<Integer> turns;
    private final List<Optional<String>> tenant;
    private final List<Optional<String>> subject;
    private final List<Optional<String>> threadId;
    private int next;

    /** What a row says of a frame; {@code turns} is how many it holds. */
    record Row(int length, int turns, String tenant, Optional<String> subject, Optional<String> threadId) {}

    FrameTable(JsonNode json) {
        ColumnReader table = new ColumnReader(json, JsonMembers.rows(json, "length"));
        this.length = table.counts("length", 0);
        this.turns = table.counts("turns", 1);
        this.tenant = table.texts("tenant");
        this.subject = table.texts("subject");
        this.threadId = table.ids("threadId");
    }

    /** Those of the next lane. */
    List<Row> next(int count) {
        if (count > length.size() - next) {
            throw new IllegalArgumentException("frames are " + length.size() + ", fewer than the lanes have");
        }
        List<Row> rows = new ArrayList<>(count);
        for (int end = next + count; next < end; next++) {
            rows.add(new Row(
                    length.get(next),
                    turns.get(next),
                    tenant.get(next).orElseThrow(() -> LaneTables.missing("tenant")),
                    subject.get(next),
                    threadId.get(next)));
        }
        return rows;
    }

    void requireEnd() {
        if (next != length.size()) {
            throw new IllegalArgumentException("frames are " + length.size() + ", more than the lanes have");
        }
    }
}
