package org.threadkeep.freezer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeySettings;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.freezer.commit.Backoff;
import org.threadkeep.freezer.commit.CommitEvents;
import org.threadkeep.freezer.commit.PackArchive;
import org.threadkeep.freezer.commit.PackCommitter;
import org.threadkeep.freezer.config.FreezerConfig;
import org.threadkeep.freezer.config.IdentityConfig;
import org.threadkeep.freezer.config.KeysConfig;
import org.threadkeep.freezer.gather.PackLimits;
import org.threadkeep.freezer.gather.TurnReader;
import org.threadkeep.freezer.storage.ArchiveConnection;
import org.threadkeep.freezer.storage.ArchivePreparation;
import org.threadkeep.freezer.storage.ConnectedPackArchive;
import org.threadkeep.freezer.storage.Sessions;
import org.threadkeep.freezer.stream.Collaborators;
import org.threadkeep.freezer.stream.FrozenPacks;
import org.threadkeep.freezer.stream.HeldBytes;
import org.threadkeep.freezer.stream.RejectedTurns;
import org.threadkeep.freezer.stream.StreamLoop;
import org.threadkeep.freezer.stream.StreamSettings;
import org.threadkeep.freezer.stream.TurnAccounting;
import org.threadkeep.freezer.stream.TurnLog;
import org.threadkeep.freezer.tracing.PackSpans;

/** Puts those parts together that know nothing of Quarkus. */
@ApplicationScoped
public class FreezerAssembly {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final int LOOKUP_THREADS = 2;

    private final FreezerConfig config;
    private final Backoff backoff;

    /** Assembles by these settings. */
    public FreezerAssembly(FreezerConfig config) {
        this.config = config;
        this.backoff = new Backoff(FIRST_RETRY, config.retryMaxDelay());
    }

    @Produces
    @Singleton
    KeyManagement keyManagement(KeysConfig keys) {
        return KeySettings.open(keys, KeysConfig.PREFIX);
    }

    @Produces
    @Singleton
    TurnReader turnReader(IdentityConfig identity) {
        return new TurnReader(read("threadkeep.identity.key-file", identity.keyFile(), IdentityKey::read));
    }

    /** A start without its secrets is refused, with the name of the property to set right. */
    private static <T> T read(String property, Path file, Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (RuntimeException e) {
            throw new IllegalStateException(property + ": " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    ArchiveConnection connection(Sessions sessions, ArchivePreparation preparation) {
        return new ArchiveConnection(sessions, preparation::prepare, backoff);
    }

    @Produces
    @Singleton
    PackArchive archive(ArchiveConnection connection) {
        return new ConnectedPackArchive(connection);
    }

    @Produces
    @Singleton
    PackCommitter committer(PackArchive archive, CommitEvents events, PackSpans spans) {
        return new PackCommitter(archive, backoff, events, spans);
    }

    @Produces
    @Singleton
    HeldBytes held() {
        return new HeldBytes(config.maxGathered().asLongValue());
    }

    @Produces
    @Singleton
    RecentFrames recentFrames() {
        return new RecentFrames(
                config.deltaMemory().asLongValue(), config.pieceMemory().asLongValue());
    }

    @Produces
    @Singleton
    StreamLoop streams(
            TurnLog turnLog,
            TurnReader reader,
            PackArchive archive,
            PackCommitter committer,
            RejectedTurns rejectedTurns,
            FrozenPacks frozenPacks,
            TurnAccounting accounting,
            HeldBytes held,
            RecentFrames recentFrames) {
        return new StreamLoop(new Collaborators(
                settings(),
                turnLog,
                reader,
                archive,
                committer,
                rejectedTurns,
                frozenPacks,
                accounting,
                held,
                recentFrames,
                threads("freezer-commit-", config.commitThreads()),
                threads("freezer-lookup-", LOOKUP_THREADS)));
    }

    private StreamSettings settings() {
        PackLimits limits =
                new PackLimits(config.packMaxBytes().asLongValue(), config.packMaxTurns(), config.packMaxAge());
        return new StreamSettings(
                limits, config.rememberedTurns(), backoff, config.recheckInterval(), config.watchInterval());
    }

    private static Executor threads(String prefix, int count) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
