package org.threadkeep.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;
import org.threadkeep.events.identity.IdentityKey;

/** Turns of a shape, made when they are asked for. The same shape and seed make the same. */
public final class ShapedTurns implements Iterator<BenchTurn> {
    /** Who talk; each comes back with a new talk. */
    private static final int PERSONS = 1_000;

    private static final class Talk {
        private final int number;
        private final StringBuilder history = new StringBuilder();
        private int turns;

        private Talk(int number) {
            this.number = number;
        }
    }

    private final Shape shape;
    private final Words words;
    private final EncodedTurns encoded;
    private final Deque<Talk> active = new ArrayDeque<>();
    private int begun;
    private int made;

    /**
     * Begins anew.
     *
     * @param key that the services have too
     */
    public ShapedTurns(Shape shape, IdentityKey key, long seed) {
        this.shape = shape;
        this.words = new Words(new Random(seed));
        this.encoded = new EncodedTurns(key);
    }

    @Override
    public boolean hasNext() {
        return made < shape.turns();
    }

    @Override
    public BenchTurn next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all turns were made");
        }
        Talk talk = made < shape.atATime() ? new Talk(begun++) : active.remove();
        BenchTurn turn = turn(talk);
        active.add(talk.turns < shape.length() ? talk : new Talk(begun++));
        made++;
        return turn;
    }

    private BenchTurn turn(Talk talk) {
        String asked = words.message("user", shape.newBytes() / 2);
        String said = words.message("assistant", shape.newBytes() - shape.newBytes() / 2);
        String input = talk.history + asked;
        if (shape.history()) {
            talk.history.append(asked).append(',').append(said).append(',');
        }
        talk.turns++;
        return encoded.of(
                "shaped-" + talk.number, event(talk.number, input, said).getBytes(UTF_8));
    }

    private String event(int thread, String input, String output) {
        return """
                {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","source":"//bench.example/shaped","tenant":"acme",\
                "id":"shaped-%d","conversationid":"shaped-%d","datasubject":"person-%d","modelversion":"model-%d",\
                "data":{"input":{"messages":[%s]},"output":{"messages":[%s]}}}"""
                .formatted(made, thread, thread % PERSONS, thread % shape.models(), input, output);
    }
}
