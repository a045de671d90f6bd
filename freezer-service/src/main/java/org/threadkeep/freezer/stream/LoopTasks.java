package org.threadkeep.freezer.stream;

import java.time.Duration;
import java.util.concurrent.Executor;

/** What a stream may ask of the loop that it lives on. Tasks run on the loop's thread, one after the other. */
interface LoopTasks extends Executor {
    /** Runs a task later. */
    void after(Duration delay, Runnable task);

    /** Goes on with the records that wait, because something has changed. */
    void proceed();

    /** Begins to commit the largest pack, of whatever stream, to make room. */
    void sealLargest();
}
