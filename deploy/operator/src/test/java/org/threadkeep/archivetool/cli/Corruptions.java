package org.threadkeep.archivetool.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes up what can go wrong with these rows: always the same for the same seed. */
final class Corruptions {
    private final Random random;
    private final Map<String, List<RawRow>> rows;
    private final List<RawRow> all;
    private final List<Supplier<Optional<Corruption>>> kinds = List.of(
            this::flip,
            this::flip,
            this::flip,
            this::drop,
            this::swap,
            this::truncate,
            this::rollBack,
            this::relabel,
            this::extra);
    private int turn;

    Corruptions(List<RawRow> all, long seed) {
        this.random = new Random(seed);
        this.all = all;
        this.rows =
                all.stream().collect(Collectors.groupingBy(row -> row.table().name()));
    }

    /** The next one; every kind has its turn. */
    Corruption next() {
        Supplier<Optional<Corruption>> kind = kinds.get(turn++ % kinds.size());
        Optional<Corruption> made = kind.get();
        while (made.isEmpty()) {
            made = kind.get();
        }
        return made.get();
    }

    private RawRow anyRow() {
        return pick(rows.get(pick(List.of("freeze_log", "pack_manifest", "chunk", "subject_key"))));
    }

    /** In a column of the key: the row has moved. */
    private Optional<Corruption> flip() {
        RawRow row = anyRow();
        String column = pick(row.table().columns());
        RawRow flipped = row.with(column, flipped(row.values().get(column)));
        return changed("a bit of " + column, row, flipped);
    }

    private Optional<Corruption> drop() {
        RawRow row = pick(rows.get(pick(List.of("freeze_log", "pack_manifest", "chunk"))));
        return Optional.of(new Corruption("dropped", List.of(row), List.of()));
    }

    private Optional<Corruption> swap() {
        RawRow one = anyRow();
        RawRow other = pick(rows.get(one.table().name()));
        return one.hasKeyOf(other)
                ? Optional.empty()
                : Optional.of(new Corruption(
                        "swapped", List.of(one, other), List.of(one.withValuesOf(other), other.withValuesOf(one))));
    }

    private Optional<Corruption> truncate() {
        RawRow row = pick(rows.get(pick(List.of("pack_manifest", "chunk"))));
        byte[] bytes = bytes(row.values().get("bytes"));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        return Optional.of(new Corruption("truncated", List.of(row), List.of(row.with("bytes", ByteBuffer.wrap(cut)))));
    }

    private Optional<Corruption> rollBack() {
        Object stream = pick(rows.get("freeze_log")).values().get("stream");
        List<RawRow> log = rows.get("freeze_log").stream()
                .filter(row -> row.values().get("stream").equals(stream))
                .sorted(Comparator.comparing(row -> (Long) row.values().get("seq")))
                .toList();
        int lost = 1 + random.nextInt(Math.min(3, log.size()));
        return Optional.of(new Corruption("rolled back", log.subList(log.size() - lost, log.size()), List.of()));
    }

    private Optional<Corruption> relabel() {
        RawRow row = pick(rows.get("chunk"));
        Object model = random.nextBoolean()
                ? "another-model"
                : pick(rows.get("chunk")).values().get("model_version");
        return changed("relabelled", row, row.with("model_version", model));
    }

    /**
     * A copy in another place. A whole manifest only: a piece of one that nothing names looks like one that is being written.
     */
    private Optional<Corruption> extra() {
        RawRow row = anyRow();
        String column = pick(row.table().key());
        RawRow copy = row.with(column, other(row.values().get(column)));
        boolean piece = column.equals("pack_id") && row.table().name().equals("pack_manifest") && !isWhole(row);
        return piece || all.stream().anyMatch(copy::hasKeyOf)
                ? Optional.empty()
                : Optional.of(new Corruption("extra", List.of(), List.of(copy)));
    }

    private boolean isWhole(RawRow manifest) {
        Object pack = manifest.values().get("pack_id");
        return rows.get("pack_manifest").stream()
                        .filter(row -> row.values().get("pack_id").equals(pack))
                        .count()
                == 1;
    }

    private Optional<Corruption> changed(String what, RawRow before, RawRow after) {
        boolean taken = !before.hasKeyOf(after) && all.stream().anyMatch(after::hasKeyOf);
        return taken || before.values().equals(after.values())
                ? Optional.empty()
                : Optional.of(new Corruption(what, List.of(before), List.of(after)));
    }

    private Object flipped(Object value) {
        if (value instanceof String text) {
            char[] chars = text.toCharArray();
            chars[random.nextInt(chars.length)] ^= (char) (1 << random.nextInt(7));
            return new String(chars);
        }
        if (value instanceof Long number) {
            return number ^ (1L << random.nextInt(Long.SIZE));
        }
        if (value instanceof Integer number) {
            return number ^ (1 << random.nextInt(Integer.SIZE));
        }
        if (value instanceof UUID id) {
            long bit = 1L << random.nextInt(Long.SIZE);
            return random.nextBoolean()
                    ? new UUID(id.getMostSignificantBits() ^ bit, id.getLeastSignificantBits())
                    : new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ bit);
        }
        byte[] bytes = bytes(value);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return ByteBuffer.wrap(bytes);
    }

    private Object other(Object value) {
        if (value instanceof Long number) {
            return number + 1 + random.nextInt(100);
        }
        if (value instanceof Integer number) {
            return number + 1 + random.nextInt(100);
        }
        return value instanceof String text ? text + "x" : flipped(value);
    }

    private static byte[] bytes(Object blob) {
        ByteBuffer bytes = ((ByteBuffer) blob).duplicate();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** All rows, so that a test can look whether all is undone. */
    List<RawRow> rows() {
        return new ArrayList<>(all);
    }
}
