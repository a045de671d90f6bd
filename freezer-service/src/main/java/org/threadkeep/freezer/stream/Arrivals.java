package org.threadkeep.freezer.stream;

import java.util.List;
import org.threadkeep.freezer.gather.ArrivedRecord;

/** What one poll read of one partition, and how much of it is dealt with. */
public final class Arrivals {
    private final int partition;
    private final List<ArrivedRecord> records;
    private int next;
    private boolean admitted;

    /**
     * Nothing is dealt with yet.
     *
     * @param records in the order of their offsets; not empty
     */
    public Arrivals(int partition, List<ArrivedRecord> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("records is empty");
        }
        this.partition = partition;
        this.records = List.copyOf(records);
    }

    int partition() {
        return partition;
    }

    int size() {
        return records.size();
    }

    long firstOffset() {
        return records.get(0).offset();
    }

    long lastOffset() {
        return records.get(records.size() - 1).offset();
    }

    /** Whether its place in the stream was judged, and it is to be read. */
    boolean isAdmitted() {
        return admitted;
    }

    void admit() {
        admitted = true;
    }

    boolean hasNext() {
        return next < records.size();
    }

    ArrivedRecord peek() {
        return records.get(next);
    }

    void advance() {
        next++;
    }

    /** Passes over all that is left, and says how many that was. */
    int skipRest() {
        int left = records.size() - next;
        next = records.size();
        return left;
    }
}
