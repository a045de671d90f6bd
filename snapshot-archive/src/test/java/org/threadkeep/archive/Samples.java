package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** Small things of every kind, for tests to vary. */
public final class Samples {
    public static final StreamId STREAM = new StreamId("cluster-1", "topic-1", 3);
    public static final String MODEL = "acme/llama-ft-7";
    public static final String TENANT = "tenant-a";
    public static final String BODY_DIGEST = "0123456789abcdef0123456789abcdef";

    private Samples() {}

    /** A stream that no other test has. */
    public static StreamId freshStream() {
        return new StreamId("cluster-1", PackId.next().text(), 0);
    }

    public static PackCounts turnsOnly(long turns) {
        return new PackCounts(turns, 0, 0, 0, 0);
    }

    /** The entry after {@code previous} with one turn in it. */
    public static FreezeLogEntry entryAfter(StreamId stream, FreezeLogEntry previous) {
        long first = previous == null ? 0 : previous.nextOffset();
        return FreezeLogEntry.append(
                Optional.ofNullable(previous),
                stream,
                first,
                first + 1,
                PackId.next(),
                Digests.sha256("a pack"),
                turnsOnly(1));
    }

    public static FreezeLogEntry firstEntry(StreamId stream) {
        return entryAfter(stream, null);
    }

    public static FrameRecord content(String key, Map<String, String> headers, byte[] value) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        headers.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return new FrameRecord(key.getBytes(UTF_8), bytes, value);
    }

    public static FrameRecord content(String value) {
        return content("key", Map.of("ce_id", "1"), value.getBytes(UTF_8));
    }

    /** Bytes that don't compress. */
    public static byte[] noise(int length, long seed) {
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    public static TurnEntry entry(long offset) {
        return new TurnEntry(
                "turn-" + offset,
                BODY_DIGEST,
                offset,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
    }

    /** An entry with nothing left out. */
    public static TurnEntry fullEntry(long offset) {
        return new TurnEntry(
                "turn-" + offset,
                BODY_DIGEST,
                offset,
                0,
                Optional.of("deployment-1"),
                Optional.of("context-before"),
                List.of("context-after-1", "context-after-2"),
                List.of("parent-1", "parent-2"),
                Optional.of("2026-01-01T00:00:00.5+01:00"),
                Optional.of("2026-01-01T00:00:01Z"),
                "2026-01-01T00:00:02Z",
                OptionalLong.of(Long.MAX_VALUE),
                Optional.empty(),
                true,
                true,
                List.of("seed", "tokens"));
    }

    public static FreezableTurn turn(long offset, String model, String subject, String thread, FrameRecord content) {
        return turn(entry(offset), model, subject, thread, content);
    }

    public static FreezableTurn turn(
            TurnEntry entry, String model, String subject, String thread, FrameRecord content) {
        return new FreezableTurn(
                entry, model, TENANT, Optional.ofNullable(subject), Optional.ofNullable(thread), content);
    }

    /** A pack of exactly these turns, whose offsets have no gap. */
    public static PackContent pack(StreamId stream, FreezableTurn... turns) {
        long first = turns[0].entry().offset();
        return new PackContent(stream, first, first + turns.length, turnsOnly(turns.length), List.of(turns));
    }
}
