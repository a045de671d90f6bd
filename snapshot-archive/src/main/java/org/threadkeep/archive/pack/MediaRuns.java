package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds media, as calls hold them: long runs of base64 characters, of either alphabet. */
final class MediaRuns {
    /** Shorter ones are hardly media, and a piece of its own costs about 100 bytes. */
    static final int LEAST_BYTES = 4 << 10;

    /** Hardly anything that somebody wrote has as many such characters in a row. */
    private static final int PROBE_BYTES = 64;

    /** So far apart that every run holds one probe. */
    private static final int STEP = LEAST_BYTES - PROBE_BYTES;

    private static final int MOST_PADDING = 2;
    private static final boolean[] IS_BASE64 = new boolean[256];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
                .chars()
                .forEach(c -> IS_BASE64[c] = true);
    }

    private MediaRuns() {}

    /** At most so many, the longest, in order. */
    static List<Range> find(byte[] bytes, int most) {
        List<Range> runs = new ArrayList<>();
        for (int probe = 0; probe + PROBE_BYTES <= bytes.length; probe += STEP) {
            if (end(bytes, probe, probe + PROBE_BYTES) == probe + PROBE_BYTES) {
                Range run = around(bytes, probe);
                if (run.length() >= LEAST_BYTES) {
                    runs.add(run);
                }
                probe = run.end() / STEP * STEP;
            }
        }
        return runs.size() <= most ? runs : longest(runs, most);
    }

    private static List<Range> longest(List<Range> runs, int most) {
        return runs.stream()
                .sorted(Comparator.comparingInt(Range::length).reversed())
                .limit(most)
                .sorted(Comparator.comparingInt(Range::begin))
                .toList();
    }

    private static Range around(byte[] bytes, int probe) {
        int begin = probe;
        while (begin > 0 && isBase64(bytes[begin - 1])) {
            begin--;
        }
        int end = end(bytes, probe, bytes.length);
        int most = Math.min(bytes.length, end + MOST_PADDING);
        while (end < most && bytes[end] == '=') {
            end++;
        }
        return new Range(begin, end);
    }

    private static int end(byte[] bytes, int begin, int most) {
        int end = begin;
        while (end < most && isBase64(bytes[end])) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(byte c) {
        return IS_BASE64[Byte.toUnsignedInt(c)];
    }
}
