package org.threadkeep.freezer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.TreeMap;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.gather.ArrivedRecord;
import org.threadkeep.freezer.gather.RecordHeader;

/** Records as they arrive at an offset. */
public final class Arrived {
    /** 2026-03-01T12:00:01Z. */
    public static final long TIMESTAMP = 1_772_366_401_000L;

    private Arrived() {}

    /** A turn, with its headers in the order of their names. */
    public static ArrivedRecord turn(long offset, TurnRecord turn) {
        List<RecordHeader> headers = new TreeMap<>(turn.headers())
                .entrySet().stream()
                        .map(header -> new RecordHeader(header.getKey(), header.getValue()))
                        .toList();
        return new ArrivedRecord(offset, TIMESTAMP, turn.key(), headers, turn.value());
    }

    /** A turn that no other offset has. */
    public static ArrivedRecord turn(long offset) {
        return turn(offset, SampleTurns.turn("turn-" + offset, "answer " + offset));
    }

    /** Something that isn't a turn. */
    public static ArrivedRecord garbage(long offset) {
        return new ArrivedRecord(
                offset,
                TIMESTAMP,
                null,
                List.of(new RecordHeader("ce_type", new byte[] {(byte) 0xff}), new RecordHeader("x", null)),
                "not an event".getBytes(UTF_8));
    }
}
