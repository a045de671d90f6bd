package org.threadkeep.freezer.testing;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.threadkeep.local.net.Call;
import org.threadkeep.local.net.Gate;

/** Kills a freezer at a crash point, before anything of that message is passed on; after that nothing passes. */
public final class CrashGate implements Gate {
    private final CrashPoint point;
    private final PackCalls calls;
    private final FreezerProcess victim;
    private final CountDownLatch reached = new CountDownLatch(1);

    /** For one freezer that is about to be launched. */
    public CrashGate(CrashPoint point, PackCalls calls, FreezerProcess victim) {
        this.point = point;
        this.calls = calls;
        this.victim = victim;
    }

    /** Whether the freezer is dead. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    @Override
    public synchronized Verdict at(Call call) {
        if (isReached()) {
            return new Verdict.Cut();
        }
        Optional<String> name = calls.name(call);
        if (name.equals(Optional.of(point.name()))) {
            victim.process().kill();
            reached.countDown();
            return new Verdict.Cut();
        }
        return name.isPresent() && name.equals(point.cutBefore()) ? new Verdict.Cut() : new Verdict.Pass();
    }
}
