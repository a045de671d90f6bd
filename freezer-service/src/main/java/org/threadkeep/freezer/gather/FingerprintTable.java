package org.threadkeep.freezer.gather;

/** A set of fingerprints that only grows, in 16 bytes each plus free places: open addressing, at most half full. */
final class FingerprintTable {
    private static final int SMALLEST = 64;

    private long[] words = new long[SMALLEST * 2];
    private int size;

    int size() {
        return size;
    }

    boolean contains(TurnFingerprint fingerprint) {
        return !isFree(words, place(words, fingerprint));
    }

    void add(TurnFingerprint fingerprint) {
        if (size * 4 >= words.length) {
            grow();
        }
        int place = place(words, fingerprint);
        if (isFree(words, place)) {
            put(words, place, fingerprint);
            size++;
        }
    }

    private void grow() {
        long[] larger = new long[words.length * 2];
        for (int i = 0; i < words.length; i += 2) {
            if (!isFree(words, i)) {
                TurnFingerprint old = new TurnFingerprint(words[i], words[i + 1]);
                put(larger, place(larger, old), old);
            }
        }
        words = larger;
    }

    private static void put(long[] table, int place, TurnFingerprint fingerprint) {
        table[place] = fingerprint.high();
        table[place + 1] = fingerprint.low();
    }

    /** Both words zero: a digest is that once in 2^128. */
    private static boolean isFree(long[] table, int place) {
        return table[place] == 0 && table[place + 1] == 0;
    }

    private static int place(long[] table, TurnFingerprint fingerprint) {
        int mask = table.length / 2 - 1;
        int slot = Long.hashCode(fingerprint.low()) & mask;
        while (!isFree(table, slot * 2) && !isAt(table, slot * 2, fingerprint)) {
            slot = (slot + 1) & mask;
        }
        return slot * 2;
    }

    private static boolean isAt(long[] table, int place, TurnFingerprint fingerprint) {
        return table[place] == fingerprint.high() && table[place + 1] == fingerprint.low();
    }
}
