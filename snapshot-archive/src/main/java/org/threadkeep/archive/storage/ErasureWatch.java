package org.threadkeep.archive.storage;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * Looks every {@value #EVERY_SECONDS} seconds who was erased, and tells it to whoever may still hold something of theirs in memory.
 * While Cassandra can't be asked, it goes on trying; keys are forgotten after a minute all the same.
 */
public final class ErasureWatch implements AutoCloseable {
    private static final int EVERY_SECONDS = 5;

    /** So far back that neither a slow write nor a clock that is late hides an erasure. */
    private static final Duration LOOKS_BACK = Duration.ofMinutes(10);

    private final Erasures erasures;
    private final Consumer<KeyOwner> listener;
    private final ScheduledExecutorService thread;

    private ErasureWatch(Erasures erasures, Consumer<KeyOwner> listener) {
        this.erasures = erasures;
        this.listener = listener;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watch = new Thread(task, "erasure-watch");
            watch.setDaemon(true);
            return watch;
        });
    }

    /** Watches until it is closed, and makes the archive forget before the listener is told. */
    public static ErasureWatch start(Archive archive, Consumer<KeyOwner> listener) {
        ErasureWatch watch = new ErasureWatch(archive.erasures(), owner -> {
            archive.forget(owner);
            listener.accept(owner);
        });
        watch.thread.scheduleWithFixedDelay(watch::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    /** Tells all of the last minutes each time: to forget again costs little, and a second erasure is never missed. */
    private void look() {
        try {
            erasures.ofTheLast(LOOKS_BACK).forEach(listener);
        } catch (RuntimeException e) {
            // A failure would end the schedule. Cassandra is asked again soon, and who needs it otherwise tells that it
            // is away.
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
