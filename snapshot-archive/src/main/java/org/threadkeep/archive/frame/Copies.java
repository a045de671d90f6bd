package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what a call has in common with the one before it. Mostly that is its beginning, the history, and its end, say tools: these are
 * found by comparing bytes. Whatever lies between is searched block by block, if it is long.
 */
final class Copies {
    /** A shorter base is all in zstd's window, and found there in no more time. */
    private static final int BASE_BYTES = 1 << 10;

    /** As long as what a turn usually adds, so that usually nothing is searched. */
    private static final int SEARCHED_BYTES = 16 << 10;

    private Copies() {}

    /** In the order of both {@link Copy#at} and the delta's records; none overlaps another there. */
    static List<Copy> find(Plain base, Plain plain) {
        List<Copy> copies = new ArrayList<>();
        if (base.length() > BASE_BYTES) {
            Copy history = sameBeginning(base, plain);
            int begin = add(history, copies) ? history.end() : 0;
            Copy rest = sameEnd(base.bytes(), plain.bytes(), history);
            int end = isLongEnough(rest) ? rest.at() : plain.length();
            if (end - begin > SEARCHED_BYTES) {
                copies.addAll(new BlockSearch(base.bytes()).find(plain.bytes(), begin, end));
            }
            add(rest, copies);
        }
        return copies;
    }

    private static boolean add(Copy copy, List<Copy> copies) {
        return isLongEnough(copy) && copies.add(copy);
    }

    private static boolean isLongEnough(Copy copy) {
        return copy.length() >= Copy.LEAST_BYTES;
    }

    private static Copy sameBeginning(Plain base, Plain plain) {
        int from = base.lastValue();
        int at = plain.firstValue();
        int most = Math.min(base.length() - from, plain.length() - at);
        int differs = Arrays.mismatch(base.bytes(), from, from + most, plain.bytes(), at, at + most);
        return new Copy(at, from, differs < 0 ? most : differs);
    }

    /** Behind what begins them. */
    private static Copy sameEnd(byte[] base, byte[] plain, Copy beginning) {
        int most = Math.min(base.length - beginning.sourceEnd(), plain.length - beginning.end());
        int length = 0;
        while (length < most && base[base.length - 1 - length] == plain[plain.length - 1 - length]) {
            length++;
        }
        return new Copy(plain.length - length, base.length - length, length);
    }
}
