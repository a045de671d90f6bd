package org.threadkeep.stitching;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Consumer;

/** Clients that play scripts at the same time, each one after the other. */
final class Senders {
    private final List<List<Script>> shares = new ArrayList<>();

    /** Deals the scripts out. */
    Senders(List<Script> scripts, int senders) {
        for (int i = 0; i < senders; i++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < scripts.size(); i++) {
            shares.get(i % senders).add(scripts.get(i));
        }
    }

    /** Plays in this thread, each call by a sender drawn at random. */
    void interleave(long seed, Consumer<PlayedCall> call) {
        Random random = new Random(seed);
        List<Iterator<PlayedCall>> playing = new ArrayList<>();
        shares.forEach(share -> playing.add(calls(share)));
        playing.removeIf(calls -> !calls.hasNext());
        while (!playing.isEmpty()) {
            int sender = random.nextInt(playing.size());
            call.accept(playing.get(sender).next());
            if (!playing.get(sender).hasNext()) {
                playing.remove(sender);
            }
        }
    }

    /** Plays each sender's share in a thread of its own, and waits for all. */
    void play(Consumer<PlayedCall> call) {
        try (Threads threads = new Threads(shares.size())) {
            shares.forEach(share -> threads.run(() -> calls(share).forEachRemaining(call)));
        }
    }

    private static Iterator<PlayedCall> calls(List<Script> share) {
        Iterator<Script> scripts = share.iterator();
        return new Iterator<>() {
            private Iterator<PlayedCall> calls = List.<PlayedCall>of().iterator();

            @Override
            public boolean hasNext() {
                while (!calls.hasNext() && scripts.hasNext()) {
                    calls = scripts.next().begin();
                }
                return calls.hasNext();
            }

            @Override
            public PlayedCall next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return calls.next();
            }
        };
    }
}
