package org.threadkeep.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A line now and then about what takes long. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private final String what;
    private final Instant start = Instant.now();
    private Instant said = start;

    Progress(String what) {
        this.what = what;
    }

    synchronized void at(long done) {
        if (Duration.between(said, Instant.now()).compareTo(EVERY) >= 0) {
            said = Instant.now();
            say(done);
        }
    }

    synchronized void say(long done) {
        double seconds = Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
        System.out.printf(Locale.ROOT, "  %-9s %,9d turns  %6.1f s  %,8.0f/s%n", what, done, seconds, done / seconds);
    }
}
