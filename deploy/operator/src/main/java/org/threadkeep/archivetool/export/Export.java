package org.threadkeep.archivetool.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archivetool.read.Content;
import org.threadkeep.archivetool.read.Contents;
import org.threadkeep.archivetool.read.ManifestWalk;
import org.threadkeep.archivetool.read.TurnLines;

/** Writes turns into a bag, a file per pack, snapshot after snapshot: no more than a frame is in memory. */
final class Export implements ManifestWalk.Visitor {
    private final Optional<String> tenant;
    private final Optional<String> thread;
    private final Contents contents;
    private final Bag bag;
    private final Consumer<String> troubles;
    private final LongConsumer scanned;
    private long packs;
    private long turns;
    private long erased;
    private long unreadable;

    Export(
            Archive archive,
            Optional<String> tenant,
            Optional<String> thread,
            Bag bag,
            Consumer<String> troubles,
            LongConsumer scanned) {
        this.tenant = tenant;
        this.thread = thread;
        this.contents = new Contents(archive.frames());
        this.bag = bag;
        this.troubles = troubles;
        this.scanned = scanned;
    }

    @Override
    public void pack(FreezeLogEntry entry, PackManifest manifest) {
        List<SnapshotEntry> wanted =
                manifest.snapshots().stream().filter(this::isWanted).toList();
        if (!wanted.isEmpty()) {
            bag.add(name(entry), text -> {
                TurnLines lines = new TurnLines(text);
                wanted.forEach(snapshot -> write(entry, snapshot, lines));
            });
        }
        scanned.accept(++packs);
    }

    @Override
    public void unreadable(String why) {
        unreadable++;
        troubles.accept(why);
    }

    private boolean isWanted(SnapshotEntry snapshot) {
        return tenant.map(snapshot.tenant()::equals).orElse(true)
                && (thread.isEmpty() || thread.equals(snapshot.threadId()));
    }

    /** Such as {@code cluster_topic_3/000000000007-PACK.ndjson}. */
    private static String name(FreezeLogEntry entry) {
        String stream = entry.stream().text().replaceAll("[^A-Za-z0-9-]", "_");
        return "%s/%012d-%s.ndjson".formatted(stream, entry.seq(), entry.pack());
    }

    private void write(FreezeLogEntry entry, SnapshotEntry snapshot, TurnLines lines) {
        Content content = contents.read(entry.pack(), snapshot);
        for (TurnEntry turn : snapshot.turns()) {
            lines.write(entry, snapshot, turn, content, false);
        }
        int number = snapshot.turns().size();
        turns += number;
        erased += content instanceof Content.Erased ? number : 0;
        if (content instanceof Content.Unreadable why) {
            unreadable += number;
            troubles.accept(why.why());
        }
    }

    ArchiveExport.Counts counts() {
        return new ArchiveExport.Counts(packs, turns, erased, unreadable);
    }
}
