package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * Some bytes of many.
 *
 * @param begin the first
 * @param end behind the last
 */
record Range(int begin, int end) {
    Range {
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("begin is " + begin + ", end is " + end);
        }
    }

    int length() {
        return end - begin;
    }

    boolean holds(int from, int to) {
        return begin <= from && to <= end;
    }

    /** The first so many bytes of this range that lie outside of these ranges of it, which are in order. */
    List<Range> without(List<Range> others, int most) {
        List<Range> rest = new ArrayList<>();
        int at = begin;
        int left = most;
        for (Range other : others) {
            left -= add(new Range(at, Math.max(at, Math.min(end, other.begin))), left, rest);
            at = Math.max(at, other.end);
        }
        add(new Range(Math.min(at, end), end), left, rest);
        return rest;
    }

    private static int add(Range range, int most, List<Range> to) {
        int length = Math.min(range.length(), most);
        if (length > 0) {
            to.add(new Range(range.begin, range.begin + length));
        }
        return length;
    }
}
