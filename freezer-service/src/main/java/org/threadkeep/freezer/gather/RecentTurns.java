package org.threadkeep.freezer.gather;

/**
 * The turns that a stream has seen of late, by which a turn that is delivered twice is known. It holds turns that are
 * committed or in a pack on its way there, and no others: when a pack is dropped, the memory goes with it.
 *
 * <p>Two generations of half the size: when the younger is full it becomes the older, and the older is forgotten.
 */
public final class RecentTurns {
    private final int generationSize;
    private FingerprintTable younger = new FingerprintTable();
    private FingerprintTable older = new FingerprintTable();

    /**
     * Remembers between half as many and as many turns as this.
     *
     * @param most at least 2
     */
    public RecentTurns(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most is " + most + ", below 2");
        }
        this.generationSize = most / 2;
    }

    /** Whether the same turn with the same body was remembered, and isn't forgotten yet. */
    public boolean contains(TurnFingerprint fingerprint) {
        return younger.contains(fingerprint) || older.contains(fingerprint);
    }

    /** Remembers a turn. */
    public void add(TurnFingerprint fingerprint) {
        if (younger.size() >= generationSize) {
            older = younger;
            younger = new FingerprintTable();
        }
        younger.add(fingerprint);
    }
}
