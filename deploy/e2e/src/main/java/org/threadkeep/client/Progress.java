package org.threadkeep.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A line now and then about what takes long. */
public final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private final String what;
    private final Instant start = Instant.now();
    private Instant said = start;

    /** Of turns that something is done to. */
    public Progress(String what) {
        this.what = what;
    }

    /** Says how far it is, if it has not been said of late. */
    public synchronized void at(long done) {
        if (Duration.between(said, Instant.now()).compareTo(EVERY) >= 0) {
            said = Instant.now();
            say(done);
        }
    }

    /** Says how far it is. */
    public synchronized void say(long done) {
        double seconds = Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        System.out.printf(Locale.ROOT, "  %-9s %,9d turns  %6.1f s  %,8.0f/s%n", what, done, seconds, done / seconds);
    }
}
