package org.threadkeep.freezer.testing;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.threadkeep.events.TurnRecord;

/**
 * The turns of one partition that nobody has frozen yet: 5 to 20 KiB each, of words that hardly compress. They are the same ones
 * each time, so that they needn't be kept to be compared.
 *
 * @param partition in the turns' ids, so that no two partitions have the same
 * @param kind what the calls of a thread have in common
 * @param count of turns
 */
public record BacklogTurns(int partition, Kind kind, int count) {
    /** What the calls of a thread have in common. */
    public enum Kind {
        /** Each call sends the history again and adds to it, over 16 calls. */
        GROWING,
        /** Nothing; a thread has 16 calls. */
        NEW,
        /** Nothing, and there is but one thread. */
        ONE_THREAD
    }

    private static final int CALLS = 16;
    private static final int AT_THE_SAME_TIME = 64;
    private static final int MODELS = 100;
    private static final int PERSONS = 300;
    private static final int LEAST = 5 << 10;
    private static final int MORE = 1 << 10;
    private static final int LETTER_BITS = 6;
    private static final int LETTERS_OF_A_LONG = Long.SIZE / LETTER_BITS;

    /** Without spaces a text would be taken for media. */
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ  ";

    private static final int MEAN = LEAST + MORE * (CALLS - 1) / 2;

    /** As many as have about so many bytes. */
    public static BacklogTurns ofBytes(int bytes, int partition, Kind kind) {
        return new BacklogTurns(partition, kind, bytes / MEAN);
    }

    /** All of them, in order, each made when it is asked for. */
    public Stream<TurnRecord> turns() {
        return Stream.iterate(0, i -> i < count, i -> i + 1).map(this::turn);
    }

    private TurnRecord turn(int i) {
        int round = i / (AT_THE_SAME_TIME * CALLS);
        int call = i / AT_THE_SAME_TIME % CALLS;
        int thread = kind == Kind.ONE_THREAD ? 0 : round * AT_THE_SAME_TIME + i % AT_THE_SAME_TIME;
        int text = kind == Kind.GROWING ? thread : i;
        return SampleTurns.turn(
                partition + "-" + i,
                text(((long) partition << 32) + text, LEAST + call * MORE),
                Map.of(
                        "modelversion", "acme/model-" + thread % MODELS,
                        "datasubject", "person-" + thread % PERSONS,
                        "conversationid", partition + "-" + thread));
    }

    /** A longer one with the same seed begins with a shorter one. */
    private static String text(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(length + LETTERS_OF_A_LONG);
        while (text.length() < length) {
            long bits = random.nextLong();
            for (int i = 0; i < LETTERS_OF_A_LONG; i++, bits >>>= LETTER_BITS) {
                text.append(LETTERS.charAt((int) bits & (LETTERS.length() - 1)));
            }
        }
        return text.substring(0, length);
    }
}
