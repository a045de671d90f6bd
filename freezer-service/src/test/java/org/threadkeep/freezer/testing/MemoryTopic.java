package org.threadkeep.freezer.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.threadkeep.archive.StreamId;
import org.threadkeep.freezer.gather.ArrivedRecord;
import org.threadkeep.freezer.stream.Arrivals;
import org.threadkeep.freezer.stream.LogView;
import org.threadkeep.freezer.stream.TurnLog;

/** Partition 0 of a topic in memory, with one reader; offsets without a record are control records. */
public final class MemoryTopic implements TurnLog {
    private static final int PARTITION = 0;

    private final TreeMap<Long, ArrivedRecord> records = new TreeMap<>();
    private final List<Long> seeks = new ArrayList<>();
    private String topicId;
    private long start;
    private long end;
    private long position;

    /** An empty topic of this id. */
    public MemoryTopic(String topicId) {
        this.topicId = topicId;
    }

    /** The stream that it is now. */
    public synchronized StreamId stream() {
        return new StreamId("cluster", topicId, PARTITION);
    }

    /** Appends a record. */
    public synchronized void add(ArrivedRecord appended) {
        records.put(appended.offset(), appended);
        end = Math.max(end, appended.offset() + 1);
    }

    /** Appends turns at these offsets, the last excluded. */
    public void addTurns(long from, long to) {
        for (long offset = from; offset < to; offset++) {
            add(Arrived.turn(offset));
        }
    }

    /** Deletes all that is before an offset, as retention does. */
    public synchronized void deleteBefore(long offset) {
        records.headMap(offset).clear();
        start = offset;
    }

    /** Cuts the log, as an unclean election does. */
    public synchronized void truncateTo(long offset) {
        records.tailMap(offset).clear();
        end = offset;
    }

    /** Deletes the topic and creates one of the same name. */
    public synchronized void recreate() {
        records.clear();
        start = 0;
        end = 0;
        position = 0;
        topicId = topicId + "2";
    }

    /** Where the reader was sent, in order. */
    public synchronized List<Long> seeks() {
        return List.copyOf(seeks);
    }

    /** Whether the reader has come to the end. */
    public synchronized boolean isRead() {
        return position == end;
    }

    /** Sets the reader's position, as the consumer does on its own. */
    public synchronized void moveReaderTo(long offset) {
        position = offset;
    }

    /** What the next poll gives: empty or one batch. */
    public synchronized List<Arrivals> poll(int most) {
        if (position < start) {
            position = start; // auto.offset.reset=earliest
        }
        List<ArrivedRecord> polled =
                records.tailMap(position).values().stream().limit(most).toList();
        if (polled.isEmpty()) {
            return List.of();
        }
        position = polled.get(polled.size() - 1).offset() + 1;
        return List.of(new Arrivals(PARTITION, polled));
    }

    @Override
    public synchronized Map<Integer, LogView> look(Set<Integer> partitions) {
        Map<Integer, LogView> views = new HashMap<>();
        partitions.forEach(partition -> views.put(partition, new LogView(stream(), start, end)));
        return views;
    }

    @Override
    public synchronized void seek(int partition, long offset) {
        seeks.add(offset);
        position = offset;
    }

    @Override
    public void frozenUpTo(int partition, long nextOffset) {}
}
