package org.threadkeep.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.load.Pace;

/** Spreads the turns over the faults, so that every fault happens under load and neither ends long before the other. */
final class FaultPace implements Pace {
    /** About as long as a fault takes; a share of the turns is let go during that time, and no more until the next fault. */
    private static final Duration PER_FAULT = Duration.ofSeconds(4);

    private final FaultPlan plan;
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong();
    private volatile long faultBegan = System.nanoTime();

    FaultPace(FaultPlan plan) {
        this.plan = plan;
    }

    /** A fault is over. */
    int faultOver() {
        faultBegan = System.nanoTime();
        return faults.incrementAndGet();
    }

    int faults() {
        return faults.get();
    }

    @Override
    public void take(int count) throws InterruptedException {
        long upTo = turns.addAndGet(count);
        while (upTo > allowed() + count) {
            Thread.sleep(20);
        }
    }

    @Override
    public boolean isOver() {
        return false;
    }

    private long allowed() {
        int done = faults.get();
        if (done >= plan.faults()) {
            return Long.MAX_VALUE / 2;
        }
        double share = Math.min(1, (System.nanoTime() - faultBegan) / (double) PER_FAULT.toNanos());
        return (long) (plan.turns() * (done + share) / plan.faults());
    }
}
