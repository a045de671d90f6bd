package org.threadkeep.freezer.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.freezer.commit.CommitEvents;

/** Measures commits, and remembers which step fails at the moment. */
@ApplicationScoped
public class CommitMeters implements CommitEvents {
    private static final Logger LOG = Logger.getLogger(CommitMeters.class);

    private final Counter conflicts;
    private final Counter unknowns;
    private final Counter failures;
    private final DistributionSummary rawBytes;
    private final DistributionSummary frozenBytes;
    private final Timer sealing;
    private final Timer commits;
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    /** Registers its meters. */
    public CommitMeters(MeterRegistry registry) {
        conflicts = registry.counter("threadkeep.freeze.conflicts");
        unknowns = registry.counter("threadkeep.freeze.unknown.outcomes");
        failures = registry.counter("threadkeep.freeze.failed.attempts");
        rawBytes = bytes("threadkeep.pack.raw", registry);
        frozenBytes = bytes("threadkeep.pack.frozen", registry);
        sealing = registry.timer("threadkeep.pack.seal.duration");
        commits = registry.timer("threadkeep.pack.commit.duration");
    }

    private static DistributionSummary bytes(String name, MeterRegistry registry) {
        return DistributionSummary.builder(name).baseUnit("bytes").register(registry);
    }

    @Override
    public void sealed(long raw, SealedPack pack, Duration took) {
        rawBytes.record((double) raw);
        long chunks =
                pack.chunks().stream().mapToLong(chunk -> chunk.bytes().length).sum();
        frozenBytes.record((double) (chunks + pack.manifestBytes().length));
        sealing.record(took);
    }

    @Override
    public void committed(Duration took) {
        commits.record(took);
        failing.clear();
    }

    @Override
    public void conflict() {
        conflicts.increment();
    }

    @Override
    public void outcomeUnknown() {
        unknowns.increment();
    }

    @Override
    public void failed(String step, RuntimeException cause) {
        failures.increment();
        Throwable said = cause.getCause() == null ? cause : cause.getCause();
        if (failing.put(step, said.toString()) == null) {
            LOG.warnf("step '%s' of a commit failed, will be tried again: %s", step, said);
        }
    }

    @Override
    public void recovered(String step) {
        failing.remove(step);
        LOG.infof("step '%s' of a commit succeeds again", step);
    }

    /** Which steps fail now, and why. */
    public Optional<String> trouble() {
        return failing.isEmpty() ? Optional.empty() : Optional.of(new TreeMap<>(failing).toString());
    }
}
