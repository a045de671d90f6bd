package org.threadkeep.catalog.storage;

/**
 * From which to which number a source's turns go, both included.
 *
 * @param first the lowest
 * @param last the highest
 */
public record SequenceExtent(long first, long last) {
    /** In order. */
    public SequenceExtent {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("first is " + first + ", last " + last);
        }
    }

    /** What covers both. */
    public SequenceExtent with(SequenceExtent other) {
        return new SequenceExtent(Math.min(first, other.first), Math.max(last, other.last));
    }
}
