package org.threadkeep.archive.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Some digests of a text's passages, such that texts with a passage in common have digests in common, wherever it stands: one in 512 of all
 * passages of 64 bytes is taken, by its own digest (Broder, 1997), which rolls (gear hashing: Xia and others, 2014).
 */
final class Features {
    private static final int PASSAGE_BYTES = Long.SIZE;
    private static final int SAMPLED_BITS = 9;
    private static final long[] GEAR = new SplittableRandom(1).longs(256).toArray();

    private Features() {}

    static Set<Long> of(byte[] bytes, List<Range> text) {
        Set<Long> features = new HashSet<>();
        for (Range range : text) {
            long digest = 0;
            int whole = range.begin() + PASSAGE_BYTES;
            for (int at = range.begin(); at < range.end(); at++) {
                digest = (digest << 1) + GEAR[Byte.toUnsignedInt(bytes[at])];
                if (digest >>> Long.SIZE - SAMPLED_BITS == 0 && at + 1 >= whole) {
                    features.add(digest);
                }
            }
        }
        return features;
    }
}
