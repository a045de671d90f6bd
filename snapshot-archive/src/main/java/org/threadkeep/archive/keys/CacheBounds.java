package org.threadkeep.archive.keys;

import java.time.Duration;

/**
 * How many keys stay in memory, and how long: also how long after an erasure a process can still use a destroyed key.
 *
 * @param entries at most
 * @param age at most
 */
public record CacheBounds(int entries, Duration age) {
    /** Both above 0. */
    public CacheBounds {
        if (entries <= 0) {
            throw new IllegalArgumentException("entries is " + entries + ", not above 0");
        }
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("age is " + age + ", not above 0");
        }
    }

    /** 20,000 keys (about 10 MB) for a minute. */
    public static CacheBounds defaults() {
        return new CacheBounds(20_000, Duration.ofMinutes(1));
    }
}
