package org.threadkeep.archivetool.read;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.storage.Archive;

/** Finds a thread by a scan over all manifests, and reads it: per stream in the order of offsets. */
public final class ThreadReader {
    /**
     * What was read.
     *
     * @param turns each once; two bodies under one id are two
     * @param unreadable turns whose content, and rows of logs and manifests which, can't be read
     */
    public record Counts(long turns, long unreadable) {}

    private record Found(SnapshotEntry snapshot, TurnEntry turn, Content content) {}

    private final Archive archive;
    private final TurnLines lines;
    private final Consumer<String> troubles;
    private final LongConsumer scanned;
    private final Contents contents;
    private long turns;
    private long unreadable;

    /** Tells troubles as they are met, and after every pack how many manifests were scanned. */
    public ThreadReader(Archive archive, TurnLines lines, Consumer<String> troubles, LongConsumer scanned) {
        this.archive = archive;
        this.lines = lines;
        this.troubles = troubles;
        this.scanned = scanned;
        this.contents = new Contents(archive.frames());
    }

    /**
     * Writes all turns of the thread.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     */
    public Counts read(String thread, Optional<String> tenant) {
        ThreadIndex index = new ThreadIndex(thread, tenant);
        new ManifestWalk(archive).run(new Indexing(index));
        index.places().forEach(place -> read(place, index));
        return new Counts(turns, unreadable);
    }

    private void read(ThreadIndex.Place place, ThreadIndex index) {
        List<Found> found = place.snapshots().stream()
                .flatMap(snapshot -> {
                    Content content = contents.read(place.entry().pack(), snapshot);
                    return snapshot.turns().stream().map(turn -> new Found(snapshot, turn, content));
                })
                .sorted(Comparator.comparingLong(each -> each.turn().offset()))
                .toList();
        for (Found each : found) {
            if (index.take(each.turn())) {
                write(place.entry(), each, index.conflicts(each.turn()));
            }
        }
    }

    private void write(FreezeLogEntry entry, Found found, boolean conflicting) {
        lines.write(entry, found.snapshot(), found.turn(), found.content(), conflicting);
        turns++;
        if (found.content() instanceof Content.Unreadable) {
            unreadable++;
        }
    }

    private final class Indexing implements ManifestWalk.Visitor {
        private final ThreadIndex index;
        private long packs;

        Indexing(ThreadIndex index) {
            this.index = index;
        }

        @Override
        public void pack(FreezeLogEntry entry, PackManifest manifest) {
            index.add(entry, manifest);
            scanned.accept(++packs);
        }

        @Override
        public void unreadable(String why) {
            unreadable++;
            troubles.accept(why);
        }
    }
}
