package org.threadkeep.archive.frame;

/**
 * Bytes that a delta has in common with its base.
 *
 * @param at where they begin in the delta's records
 * @param from where they begin in the base's records
 * @param length how many there are
 */
record Copy(int at, int from, int length) {
    /** Shorter ones cost about as much as they save: zstd finds them in the window. */
    static final int LEAST_BYTES = 64;

    int end() {
        return at + length;
    }

    int sourceEnd() {
        return from + length;
    }
}
