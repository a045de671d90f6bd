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
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.freezer.commit.CommitEvents;
import org.threadkeep.freezer.measure.FreezerMeter;

/** Measures commits, and remembers which step fails at the moment. */
@ApplicationScoped
public class CommitMeters implements CommitEvents {
    private static final Logger LOG = Logger.getLogger(CommitMeters.class);

    private final MeterRegistry registry;
    private final Counter conflicts;
    private final Counter unknowns;
    private final Counter keysUnavailable;
    private final Counter ownFrames;
    private final Counter deltaFrames;
    private final Counter tombstones;
    private final Counter pieces;
    private final DistributionSummary rawBytes;
    private final DistributionSummary frozenBytes;
    private final Timer sealing;
    private final Timer writing;
    private final Timer commits;
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    /** Registers its meters. */
    public CommitMeters(MeterRegistry registry) {
        this.registry = registry;
        conflicts = FreezerMeter.CONFLICTS.counter(registry);
        unknowns = FreezerMeter.UNKNOWN_OUTCOMES.counter(registry);
        keysUnavailable = FreezerMeter.KEYS_UNAVAILABLE.counter(registry);
        rawBytes = FreezerMeter.RAW.summary(registry);
        frozenBytes = FreezerMeter.PACKED.summary(registry);
        ownFrames = frames("own");
        deltaFrames = frames("base");
        tombstones = frames("tombstone");
        pieces = frames("piece");
        sealing = FreezerMeter.SEALING.timer(registry);
        writing = FreezerMeter.WRITING.timer(registry);
        commits = FreezerMeter.COMMITTING.timer(registry);
    }

    private Counter frames(String kind) {
        return FreezerMeter.FRAMES.counter(registry, "kind", kind);
    }

    @Override
    public void sealed(long raw, SealedPack pack, Duration took) {
        rawBytes.record((double) raw);
        long chunks =
                pack.chunks().stream().mapToLong(chunk -> chunk.bytes().length).sum();
        frozenBytes.record((double) (chunks + pack.manifestBytes().length));
        ownFrames.increment(pack.frames().own());
        deltaFrames.increment(pack.frames().based());
        tombstones.increment(pack.frames().tombstones());
        pieces.increment(pack.frames().pieces());
        sealing.record(took);
    }

    @Override
    public void written(Duration took) {
        writing.record(took);
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
        FreezerMeter.FAILED_ATTEMPTS.counter(registry, "step", step).increment();
        if (cause instanceof KeyUnavailableException) {
            keysUnavailable.increment();
        }
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
