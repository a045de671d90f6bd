package org.threadkeep.bench.scale;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.load.Shape;
import org.threadkeep.bench.load.ShapedTurns;
import org.threadkeep.events.identity.IdentityKey;

/** What is varied, and how far as the number of turns allows. */
final class Variation {
    /** Of JSON, that a turn adds where all are alike. */
    static final int NEW_BYTES = 1_000;

    /** Of all values with their histories, at most: so many times the number of turns elsewhere. */
    static final long MOST_HISTORY_BYTES = 8_000;

    /** More threads than turns elsewhere have a turn each. */
    private static final long MOST_TIMES_THE_TURNS = 10;

    private static final int MANY_PARTITIONS = 8;
    private static final int AT_A_TIME = 100;

    private final IdentityKey key;
    private final List<BenchTurn> usual;
    private final long seed;

    /**
     * On these turns, and on made ones.
     *
     * @param key that the services have too
     */
    Variation(IdentityKey key, List<BenchTurn> usual, long seed) {
        this.key = key;
        this.usual = usual;
        this.seed = seed;
    }

    /**
     * The settings of a variation.
     *
     * @throws IllegalArgumentException when it isn't known
     */
    List<Setting> of(String variation) {
        return switch (variation) {
            case "partitions" -> each(count -> usual("partitions: " + count, count, count, 1), 1, 2, 4, 8);
            case "freezers" -> each(count -> usual("freezers: " + count, count, MANY_PARTITIONS, count), 1, 2);
            case "length" -> each(length -> shaped("length: " + length, length, ofLength(length)), 1, 10, 100, 1000);
            case "history" ->
                each(
                        length -> shaped("length, with history: " + length, length, withHistory(length)),
                        1,
                        10,
                        100,
                        1000);
            case "models" ->
                each(
                        count -> shaped(
                                "models: " + count, count, ofThreads(threads()).withModels(count)),
                        1,
                        10,
                        100,
                        500);
            case "threads" ->
                each(
                        count -> shaped("threads: " + count, count, ofThreads(count)),
                        Arrays.stream(new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000})
                                .filter(count -> count <= MOST_TIMES_THE_TURNS * usual.size())
                                .toArray());
            default -> throw new IllegalArgumentException("settings: nobody knows how to vary " + variation);
        };
    }

    private static List<Setting> each(IntFunction<Setting> setting, int... values) {
        return Arrays.stream(values).mapToObj(setting).toList();
    }

    private Setting usual(String name, int value, int partitions, int freezers) {
        return new Setting(name, value, partitions, freezers, usual.size(), 0, usual::iterator);
    }

    private Setting shaped(String name, int value, Shape shape) {
        return new Setting(
                name,
                value,
                TurnTopic.USUAL_PARTITIONS,
                1,
                shape.turns(),
                shape.newBytes(),
                () -> new ShapedTurns(shape, key, seed));
    }

    private int threads() {
        return Math.min(1_000, usual.size());
    }

    private Shape ofThreads(int threads) {
        return Shape.ofThreads(Math.max(usual.size(), threads), threads, NEW_BYTES);
    }

    /** Each turn has only what is new in it. */
    private Shape ofLength(int length) {
        return new Shape(usual.size(), length, AT_A_TIME, 1, NEW_BYTES, false);
    }

    /** Each turn has all that was said before, so there are fewer of them where threads are long. */
    private Shape withHistory(int length) {
        long mean = NEW_BYTES * (length + 1L) / 2;
        int most = (int) Math.min(usual.size(), Math.max(1, MOST_HISTORY_BYTES * usual.size() / mean));
        return new Shape(most, length, Math.max(1, Math.min(AT_A_TIME, most / length)), 1, NEW_BYTES, true);
    }
}
