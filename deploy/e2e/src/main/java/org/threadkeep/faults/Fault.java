package org.threadkeep.faults;

import java.util.Random;

/** What can happen to a process. */
enum Fault {
    /** SIGKILL, and a new start. */
    KILL,
    /** SIGSTOP for a while: it keeps its connections and believes itself alive when it goes on. */
    HALT,
    /** A graceful stop, and a new start. */
    RESTART;

    /** Kills are drawn half of the time. */
    static Fault draw(Random random) {
        int drawn = random.nextInt(4);
        return drawn < 2 ? KILL : values()[drawn - 1];
    }
}
