package org.threadkeep.stitching;

/** What finds the parents of calls by their content. */
interface Linkage {
    /** Takes a call; calls of a script come in order, those of different senders at the same time. */
    void take(PlayedCall call);

    /** What is known of a call after all were taken. */
    Found found(PlayedCall call);
}
