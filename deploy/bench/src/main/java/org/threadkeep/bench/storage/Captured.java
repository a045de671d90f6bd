package org.threadkeep.bench.storage;

/**
 * What there was to keep.
 *
 * @param turns how many
 * @param bytes of all their data, as they went over the wire
 */
record Captured(long turns, long bytes) {
    /** Checks that there was something. */
    Captured {
        if (turns <= 0 || bytes <= 0) {
            throw new IllegalArgumentException("turns are " + turns + " with " + bytes + " bytes");
        }
    }
}
