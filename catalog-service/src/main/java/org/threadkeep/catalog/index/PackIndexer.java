package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.catalog.coverage.SequenceRecorder;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.Progress;
import org.threadkeep.catalog.storage.SnapshotRow;
import org.threadkeep.catalog.storage.ThreadExtent;
import org.threadkeep.catalog.storage.ThreadKind;

/** Writes the rows of one pack, and then that it is indexed. Indexing a pack again writes the same rows. */
final class PackIndexer {
    private static final int MAX_BODIES = 256;

    private final CatalogTables tables;
    private final Linker linker;
    private final KnownThreads known;
    private final EarlierReader earlierReader;
    private final ContextWriter contextWriter;
    private final KindWriter kindWriter;
    private final SequenceRecorder sequenceRecorder;

    PackIndexer(CatalogTables tables, Linker linker, KnownThreads known) {
        this.tables = tables;
        this.linker = linker;
        this.known = known;
        this.earlierReader = new EarlierReader(tables);
        this.contextWriter = new ContextWriter(tables, earlierReader);
        this.kindWriter = new KindWriter(tables, known);
        this.sequenceRecorder = new SequenceRecorder(tables);
    }

    /**
     * Indexes a pack, and gives the turns that became rows.
     *
     * @throws org.threadkeep.catalog.storage.StorageUnavailableException when Cassandra can't do it now; retry safe
     */
    List<LinkedTurn> index(FreezeLogEntry entry, PackManifest manifest) {
        Place start = new Place(entry.stream().text(), entry.firstOffset());
        List<PackTurn> turns = PackTurn.allOf(manifest);
        Earlier earlier = earlierReader.read(turns, start);
        Map<String, Integer> bodiesBefore = bodyCounts(turns, earlier);
        Map<ContextScope.InTenant, Integer> contextsBefore = contextCounts(turns, earlier);
        List<LinkedTurn> linked = linker.link(turns, earlier);
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        writes.addAll(writeTurns(entry, linked));
        writes.addAll(writeBodies(linked, bodiesBefore));
        writes.addAll(writeExtents(linked));
        writes.addAll(writeSnapshots(entry, manifest, earlier));
        writes.addAll(contextWriter.write(linked, contextsBefore, start));
        Await.all(writes);
        remember(linked, kindWriter.write(linked, start));
        sequenceRecorder.record(entry, manifest);
        Progress progress = new Progress(entry.seq() + 1, entry.nextOffset(), entry.digest());
        Await.value(tables.insertProgress().execute(entry.stream().text(), progress));
        return linked;
    }

    private static Map<String, Integer> bodyCounts(List<PackTurn> turns, Earlier earlier) {
        Map<String, Integer> counts = new HashMap<>();
        for (PackTurn turn : turns) {
            String id = turn.entry().turnId();
            counts.put(id, earlier.bodies(id).size());
        }
        return counts;
    }

    private static Map<ContextScope.InTenant, Integer> contextCounts(List<PackTurn> turns, Earlier earlier) {
        Map<ContextScope.InTenant, Integer> counts = new HashMap<>();
        for (PackTurn turn : turns) {
            turn.contextsAfter()
                    .forEach(left -> counts.put(left, earlier.context(left).size()));
        }
        return counts;
    }

    private List<CompletableFuture<Void>> writeTurns(FreezeLogEntry entry, List<LinkedTurn> linked) {
        return linked.stream()
                .map(turn -> tables.insertTurn().execute(turn.asRow(entry.pack(), entry.seq())))
                .toList();
    }

    /** A source that calls all its turns the same would make one endless partition: after some bodies, no more are listed. */
    private List<CompletableFuture<Void>> writeBodies(List<LinkedTurn> linked, Map<String, Integer> counts) {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        for (LinkedTurn turn : linked) {
            String id = turn.turn().entry().turnId();
            if (counts.merge(id, 1, Integer::sum) <= MAX_BODIES) {
                writes.add(tables.insertBody().execute(id, turn.asBody()));
            }
        }
        return writes;
    }

    private List<CompletableFuture<Void>> writeExtents(List<LinkedTurn> linked) {
        Map<String, Set<ThreadExtent>> extents = new HashMap<>();
        for (LinkedTurn turn : linked) {
            Place place = turn.turn().place();
            if (!isWritten(turn.threadId(), place)) {
                extents.computeIfAbsent(turn.threadId(), id -> new LinkedHashSet<>())
                        .add(new ThreadExtent(
                                place.stream(),
                                place.threadBucket(),
                                turn.turn().snapshot().tenant()));
            }
        }
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        extents.forEach((thread, ofThread) -> ofThread.forEach(
                extent -> writes.add(tables.insertThreadExtent().execute(thread, extent))));
        return writes;
    }

    private boolean isWritten(String thread, Place place) {
        return known.find(place.stream(), thread)
                .filter(already -> already.bucket() == place.threadBucket())
                .isPresent();
    }

    private void remember(List<LinkedTurn> written, Map<String, List<ThreadKind>> kinds) {
        for (LinkedTurn turn : written) {
            Place place = turn.turn().place();
            known.remember(
                    place.stream(),
                    turn.threadId(),
                    new KnownThreads.Known(place.threadBucket(), kinds.get(turn.threadId())));
        }
    }

    private List<CompletableFuture<Void>> writeSnapshots(
            FreezeLogEntry entry, PackManifest manifest, Earlier linkedToo) {
        return manifest.snapshots().stream()
                .map(snapshot -> tables.insertSnapshot().execute(row(entry, snapshot, linkedToo)))
                .toList();
    }

    private static SnapshotRow row(FreezeLogEntry entry, SnapshotEntry snapshot, Earlier linkedToo) {
        TurnEntry first = snapshot.turns().get(0);
        TurnEntry last = snapshot.turns().get(snapshot.turns().size() - 1);
        return new SnapshotRow(
                SnapshotRef.of(entry.pack(), snapshot),
                entry.stream().text(),
                entry.seq(),
                snapshot.threadId().orElseGet(() -> threadOf(first, linkedToo)),
                snapshot.turns().size(),
                first.offset(),
                last.offset());
    }

    /** Turns whose thread is not known are each in a snapshot of their own. */
    private static String threadOf(TurnEntry turn, Earlier linkedToo) {
        return linkedToo.bodies(turn.turnId()).stream()
                .filter(body -> body.bodyDigest().equals(turn.bodyDigest()))
                .map(Body::threadId)
                .findFirst()
                .orElseThrow();
    }
}
