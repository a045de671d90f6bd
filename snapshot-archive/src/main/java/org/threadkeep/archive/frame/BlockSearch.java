package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds pieces of a base anywhere in other bytes, as rsync does: the base's blocks are put in a table by a digest that rolls (Karp and
 * Rabin, 1987), then the other bytes' windows are looked up in it. Takes time and memory in proportion to both.
 */
public final class BlockSearch {
    private static final int BLOCK = Copy.LEAST_BYTES;
    private static final int FACTOR = 0x01000193;
    private static final int FACTOR_OF_OLDEST = power(BLOCK - 1);

    /** The golden ratio as a fraction of 2^32: spreads what is alike (Knuth, 6.4). */
    private static final int SPREAD = 0x9E3779B1;

    private final byte[] base;
    private final int[] blockByDigest;
    private final int shift;

    /** Looks into this base; not copied. */
    public BlockSearch(byte[] base) {
        this.base = base;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(base.length / BLOCK) + 1;
        this.blockByDigest = new int[1 << bits];
        this.shift = Integer.SIZE - bits;
        for (int from = 0; from + BLOCK <= base.length; from += BLOCK) {
            blockByDigest[slot(digest(base, from))] = from + 1;
        }
    }

    /** Pieces of at least a block between {@code begin} and {@code end}, in order. */
    public List<Copy> find(byte[] bytes, int begin, int end) {
        List<Copy> found = new ArrayList<>();
        int unmatched = begin;
        int at = begin;
        int digest = at + BLOCK <= end ? digest(bytes, at) : 0;
        while (at + BLOCK <= end) {
            int block = blockByDigest[slot(digest)] - 1;
            if (block >= 0 && isSame(block, bytes, at)) {
                Copy copy = extend(block, bytes, at, unmatched, end);
                found.add(copy);
                unmatched = copy.end();
                at = copy.end();
                digest = at + BLOCK <= end ? digest(bytes, at) : 0;
            } else {
                digest = at + BLOCK < end ? roll(digest, bytes, at) : 0;
                at++;
            }
        }
        return found;
    }

    private boolean isSame(int block, byte[] bytes, int at) {
        return Arrays.equals(base, block, block + BLOCK, bytes, at, at + BLOCK);
    }

    private Copy extend(int block, byte[] bytes, int at, int unmatched, int end) {
        int back = 0;
        int mostBack = Math.min(block, at - unmatched);
        while (back < mostBack && base[block - 1 - back] == bytes[at - 1 - back]) {
            back++;
        }
        int most = Math.min(base.length - block, end - at);
        int differs = Arrays.mismatch(base, block, block + most, bytes, at, at + most);
        return new Copy(at - back, block - back, back + (differs < 0 ? most : differs));
    }

    private int slot(int digest) {
        return digest * SPREAD >>> shift;
    }

    private static int digest(byte[] bytes, int at) {
        int digest = 0;
        for (int i = at; i < at + BLOCK; i++) {
            digest = digest * FACTOR + bytes[i];
        }
        return digest;
    }

    private static int roll(int digest, byte[] bytes, int at) {
        return (digest - bytes[at] * FACTOR_OF_OLDEST) * FACTOR + bytes[at + BLOCK];
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= FACTOR;
        }
        return power;
    }
}
