package org.threadkeep.freezer.gather;

import java.time.Duration;

/**
 * When a pack is full.
 *
 * @param bytes of records
 * @param turns most turns
 * @param age since its first record arrived
 */
public record PackLimits(long bytes, int turns, Duration age) {
    /** All above zero. */
    public PackLimits {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes is " + bytes + ", not above 0");
        }
        if (turns <= 0) {
            throw new IllegalArgumentException("turns is " + turns + ", not above 0");
        }
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("age is " + age + ", not above 0");
        }
    }
}
