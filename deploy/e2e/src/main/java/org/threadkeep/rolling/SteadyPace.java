package org.threadkeep.rolling;

import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.load.Pace;

/** The same number of turns in every second, until it is ended. */
final class SteadyPace implements Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private final long began = System.nanoTime();
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean over;

    SteadyPace(int perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    public void take(int count) throws InterruptedException {
        long upTo = taken.addAndGet(count);
        while (!over && upTo > (System.nanoTime() - began) / NANOS_PER_SECOND * perSecond) {
            Thread.sleep(5);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }
}
