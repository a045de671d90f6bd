package org.threadkeep.archive.frame;

import java.util.stream.Stream;

/**
 * Bytes that records have in common with what they are copied from.
 *
 * @param at where they begin in the records
 * @param from where they begin in what they are copied from
 * @param length how many there are
 */
public record Copy(int at, int from, int length) {
    /** Shorter ones cost about as much as they save: zstd finds them in the window. */
    static final int LEAST_BYTES = 64;

    /** The first byte behind them in the records. */
    public int end() {
        return at + length;
    }

    /** The first byte behind them in what they are copied from. */
    public int sourceEnd() {
        return from + length;
    }

    /** What is left of it, and long enough, outside of these bytes of the records. */
    Stream<Copy> around(int begin, int end) {
        if (end <= at || begin >= end()) {
            return Stream.of(this);
        }
        Copy before = new Copy(at, from, Math.max(0, begin - at));
        int cut = Math.min(length, end - at);
        Copy behind = new Copy(at + cut, from + cut, length - cut);
        return Stream.of(before, behind).filter(rest -> rest.length >= LEAST_BYTES);
    }
}
