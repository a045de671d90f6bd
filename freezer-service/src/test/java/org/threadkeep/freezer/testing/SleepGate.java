package org.threadkeep.freezer.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.threadkeep.archive.StreamId;
import org.threadkeep.local.net.Call;
import org.threadkeep.local.net.CassandraCall;
import org.threadkeep.local.net.Gate;
import org.threadkeep.local.net.Way;

/** Halts a freezer when it sends its next append to a log, and holds that request back until the freezer is woken. */
public final class SleepGate implements Gate {
    private final StreamId stream;
    private final FreezerProcess sleeper;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);

    /** For a freezer that runs. */
    public SleepGate(StreamId stream, FreezerProcess sleeper) {
        this.stream = stream;
        this.sleeper = sleeper;
    }

    /** Whether it is halted. */
    public boolean isReached() {
        return asleep.getCount() == 0;
    }

    /** Lets it go on, and its append too. */
    public void wake() {
        sleeper.process().resume();
        awake.countDown();
    }

    @Override
    public Verdict at(Call call) {
        if (isAppend(call, stream) && call.way() == Way.REQUEST && begun.compareAndSet(false, true)) {
            sleeper.process().freeze();
            asleep.countDown();
            awaitAwake();
        }
        return new Verdict.Pass();
    }

    private void awaitAwake() {
        try {
            awake.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a call appends to the freeze log of a stream. */
    public static boolean isAppend(Call call, StreamId stream) {
        return call instanceof CassandraCall asked
                && asked.statement().contains("INSERT INTO threadkeep_archive.freeze_log")
                && call.carries(stream.text());
    }
}
