package org.threadkeep.freezer.gather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.StreamId;

/** A pack under construction: each offset from its first on is accounted for as a turn, a duplicate, rejected or control (I3). */
public final class PackInProgress {
    private final long firstOffset;
    private final List<FreezableTurn> turns = new ArrayList<>();
    private final List<CompletableFuture<Void>> rejections = new ArrayList<>();
    private final Map<String, Long> rejectedByField = new TreeMap<>();
    private long duplicates;
    private long control;
    private long bytes;
    private long weight;
    private OptionalLong firstArrivalNanos = OptionalLong.empty();
    private OptionalLong oldestTimestamp = OptionalLong.empty();

    /** Starts with nothing. */
    public PackInProgress(long firstOffset) {
        this.firstOffset = firstOffset;
    }

    /** Adds a turn. */
    public void addTurn(ArrivedRecord arrived, FreezableTurn turn) {
        arrived(arrived);
        hold(arrived);
        turns.add(turn);
    }

    /** Counts a turn that is frozen already, or stands before this in the pack. */
    public void addDuplicate(ArrivedRecord arrived) {
        arrived(arrived);
        duplicates++;
    }

    /**
     * Counts a record that can't be frozen.
     *
     * @param field the offending one
     * @param published completes when Kafka has acknowledged the record's copy; the pack isn't committed before
     */
    public void addRejected(ArrivedRecord arrived, String field, CompletableFuture<Void> published) {
        arrived(arrived);
        hold(arrived);
        rejections.add(published);
        rejectedByField.merge(field, 1L, Long::sum);
    }

    /** Counts offsets that hold nothing for a consumer. */
    public void addControl(long offsets) {
        control += offsets;
    }

    private void arrived(ArrivedRecord arrived) {
        if (firstArrivalNanos.isEmpty()) {
            firstArrivalNanos = OptionalLong.of(System.nanoTime());
        }
        long oldest = Math.min(oldestTimestamp.orElse(Long.MAX_VALUE), arrived.timestamp());
        oldestTimestamp = OptionalLong.of(oldest);
    }

    private void hold(ArrivedRecord arrived) {
        bytes += arrived.bytes();
        weight += arrived.weight();
    }

    /** Whether it accounts for no record. */
    public boolean isEmpty() {
        return records() == 0;
    }

    /** Records that it accounts for: all but control. */
    public long records() {
        return turns.size() + duplicates + rejections.size();
    }

    /** Whether it has all that it may have. */
    public boolean isFull(PackLimits limits) {
        return turns.size() >= limits.turns() || bytes >= limits.bytes();
    }

    /** Whether a record no longer fits. An empty pack takes a record of any size. */
    public boolean isFullFor(ArrivedRecord next, PackLimits limits) {
        return !isEmpty() && (isFull(limits) || bytes + next.bytes() > limits.bytes());
    }

    /** Whether its first record arrived longer ago than the limit says. */
    public boolean isOlderThan(PackLimits limits, long nowNanos) {
        return firstArrivalNanos.isPresent()
                && nowNanos - firstArrivalNanos.getAsLong() >= limits.age().toNanos();
    }

    /** Bytes of the records that it holds. */
    public long bytes() {
        return bytes;
    }

    /** About what it takes on the heap. */
    public long weight() {
        return weight;
    }

    /** Oldest Kafka time stamp of its records, in milliseconds since 1970. */
    public OptionalLong oldestTimestamp() {
        return oldestTimestamp;
    }

    /** What became of the offsets so far. */
    public PackCounts counts() {
        return new PackCounts(turns.size(), duplicates, rejections.size(), control, 0);
    }

    /** How many records were rejected because of which field. */
    public Map<String, Long> rejectedByField() {
        return Collections.unmodifiableMap(rejectedByField);
    }

    /** The offset after its last. */
    public long nextOffset() {
        return firstOffset + counts().total();
    }

    /** Completes when every rejected record's copy is acknowledged. */
    public CompletableFuture<Void> rejectionsPublished() {
        return CompletableFuture.allOf(rejections.toArray(CompletableFuture[]::new));
    }

    /** Ends the attempts to publish rejected records: whoever reads the stream next rejects them again. */
    public void abandon() {
        rejections.forEach(rejection -> rejection.cancel(false));
    }

    /** What is to be frozen. */
    public PackContent content(StreamId stream) {
        return new PackContent(stream, firstOffset, nextOffset(), counts(), turns);
    }
}
