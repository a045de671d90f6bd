package org.threadkeep.bench.load;

import java.util.List;

/**
 * A distribution of sizes, told by some of its quantiles and linear between them.
 *
 * @param levels from 0 to 1, ascending
 * @param values at these levels, ascending
 */
public record Sizes(List<Double> levels, List<Double> values) {
    private static final List<Double> USUAL_LEVELS =
            List.of(0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0);

    /** Checks that there is a value to each level, and that both ascend. */
    public Sizes {
        levels = List.copyOf(levels);
        values = List.copyOf(values);
        if (levels.size() != values.size() || levels.get(0) != 0 || levels.get(levels.size() - 1) != 1) {
            throw new IllegalArgumentException("levels must go from 0 to 1, with a value for each");
        }
        requireAscending("levels", levels);
        requireAscending("values", values);
    }

    /** From the values at 0, 5, 10, 20, ... 90, 95, 98, 99, 99.5, 99.9 and 100%. */
    public static Sizes at(double... values) {
        return new Sizes(USUAL_LEVELS, java.util.Arrays.stream(values).boxed().toList());
    }

    /** Bytes of a message that goes to a model, in the conversations that the bench is used with. */
    public static Sizes ofInput() {
        return at(33, 41, 65, 86, 92, 96, 99, 106, 128, 201, 307, 568, 940, 1288, 2406, 12941, 100_000);
    }

    /** Bytes of a message that a model gives. */
    public static Sizes ofOutput() {
        return at(36, 53, 82, 100, 117, 139, 167, 204, 276, 462, 1870, 3625, 7142, 10_588, 14_611, 43_024, 265_395);
    }

    /** Calls of a conversation. */
    public static Sizes ofCalls() {
        return at(1, 1, 1, 1, 1, 1, 2, 2, 4, 10, 10, 10, 10, 13, 13, 20, 54);
    }

    /**
     * The size below which this share of all lies.
     *
     * @param level 0 to 1
     */
    public int quantile(double level) {
        int above = 1;
        while (levels.get(above) < level) {
            above++;
        }
        double from = levels.get(above - 1);
        double share = (level - from) / (levels.get(above) - from);
        return (int) Math.round(values.get(above - 1) + share * (values.get(above) - values.get(above - 1)));
    }

    private static void requireAscending(String name, List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) < numbers.get(i - 1)) {
                throw new IllegalArgumentException(name + " must ascend");
            }
        }
    }
}
