package org.threadkeep.bench.scale;

import java.util.Iterator;
import java.util.function.Supplier;
import org.threadkeep.bench.load.BenchTurn;

/**
 * One value of what is varied.
 *
 * @param name of it
 * @param value how many, or how long
 * @param partitions of the topic
 * @param freezers that share them
 * @param turns in the topic
 * @param newBytes of JSON that each turn adds; 0 where turns differ
 * @param load makes these turns, the same each time
 */
record Setting(
        String name,
        int value,
        int partitions,
        int freezers,
        int turns,
        int newBytes,
        Supplier<Iterator<BenchTurn>> load) {
    /** Checks the numbers. */
    Setting {
        if (value <= 0 || partitions <= 0 || freezers <= 0 || turns <= 0 || newBytes < 0) {
            throw new IllegalArgumentException("a number of " + name + " is not above 0");
        }
    }
}
