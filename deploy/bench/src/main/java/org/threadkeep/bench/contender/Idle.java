package org.threadkeep.bench.contender;

/** What a program does when it is done: its CPU seconds are still to be read. */
final class Idle {
    private Idle() {}

    static void untilEnded() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
