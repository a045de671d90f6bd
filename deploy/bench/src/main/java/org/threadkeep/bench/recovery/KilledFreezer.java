package org.threadkeep.bench.recovery;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.FreezerProgress;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.result.Sample;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.result.Window;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.Keyspaces;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.local.process.ServerProcess;

/** A freezer that is killed once. Its commits are seen by what it tells monitors just after them. */
final class KilledFreezer {
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final ServerProcess process;
    private final Duration patience;

    KilledFreezer(BenchSystem system, TurnTopic topic, CqlSession session, JvmOptions jvm, Duration patience) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.process = ServiceOf.freezer(system, jvm).process();
        this.patience = patience;
    }

    /** Lets it freeze about a third of the turns, kills it, and lets it freeze the rest. */
    Comeback killed(long turns, Series series) {
        Keyspaces.dropArchive(session);
        topic.forget(Freezer.GROUP);
        try {
            process.launch();
            await(this::told, done -> done >= turns / 3);
            long killedAt = System.nanoTime();
            process.kill();
            process.launch();
            long startedAt = System.nanoTime();
            long atKill = told(); // what the dead one had sent by then has arrived
            Sample first = await(this::told, done -> done > atKill);
            Sample last = await(new FreezerProgress(system, topic, session)::turns, done -> done >= turns);
            Comeback comeback =
                    new Comeback(killedAt, startedAt, first.nanos(), last.nanos(), atKill, first.done(), last.done());
            series.add(new Window(comeback.rest(), comeback.restSeconds(), used(first, last)));
            return comeback;
        } finally {
            process.stop();
        }
    }

    private long told() {
        return topic.committed(Freezer.GROUP);
    }

    private Sample await(LongSupplier frozen, LongPredicate enough) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long done = frozen.getAsLong(); ; done = frozen.getAsLong()) {
            long now = System.nanoTime();
            if (enough.test(done)) {
                return new Sample(now, done, cpuSeconds());
            }
            if (now > deadline) {
                throw new IllegalStateException(
                        "the freezer has frozen " + done + " turns, and no more after " + patience);
            }
            pause();
        }
    }

    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>(system.cpuSeconds());
        seconds.put("freezer", CpuSeconds.of(BenchSystem.pid(process)));
        return seconds;
    }

    private static Map<String, Double> used(Sample from, Sample to) {
        Map<String, Double> used = new TreeMap<>();
        to.cpuSeconds()
                .forEach((name, until) ->
                        used.put(name, until - from.cpuSeconds().get(name)));
        return used;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
