package org.threadkeep.load;

/** When turns are let go. */
public interface Pace {
    /** Waits until it is the turn of so many turns. */
    void take(int count) throws InterruptedException;

    /** Whether no conversation is to begin any more. */
    boolean isOver();
}
