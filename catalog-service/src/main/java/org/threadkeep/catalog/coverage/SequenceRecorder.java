package org.threadkeep.catalog.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.SequenceBlock;
import org.threadkeep.catalog.storage.SequenceExtent;
import org.threadkeep.catalog.storage.SourceName;

/** Writes which numbers of their sources a pack's turns have. Recording a pack again writes the same rows. */
public final class SequenceRecorder {
    /** A source that counts in leaps would have a row for every turn: in a pack, only so many of its blocks are noted. */
    private static final int MAX_BLOCKS = 256;

    private final CatalogTables tables;

    /** Records into these tables. */
    public SequenceRecorder(CatalogTables tables) {
        this.tables = tables;
    }

    /**
     * Records a pack, after all packs of its stream that come before it.
     *
     * @throws org.threadkeep.catalog.storage.StorageUnavailableException when Cassandra can't do it now; retry safe
     */
    public void record(FreezeLogEntry entry, PackManifest manifest) {
        String stream = entry.stream().text();
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        numbersOf(manifest).forEach((name, blocks) -> {
            writes.add(extend(name, stream, extentOf(blocks), entry.seq() + 1));
            blocks.forEach((block, numbers) ->
                    writes.add(add(new SequenceBlock(name, block), stream, numbers, entry.seq() + 1)));
        });
        Await.all(writes);
    }

    private CompletableFuture<Void> extend(SourceName name, String stream, SequenceExtent more, long nextSeq) {
        return tables.selectSequenceExtents()
                .execute(name, stream)
                .thenApply(before -> before.map(more::with).orElse(more))
                .thenCompose(all -> tables.insertSequenceExtent().execute(name, stream, all, nextSeq));
    }

    private CompletableFuture<Void> add(SequenceBlock block, String stream, BitSet more, long nextSeq) {
        return tables.selectSequences().execute(block, stream).thenCompose(seen -> {
            seen.or(more);
            return tables.insertSequences().execute(block, stream, seen, nextSeq);
        });
    }

    private static Map<SourceName, TreeMap<Long, BitSet>> numbersOf(PackManifest manifest) {
        Map<SourceName, TreeMap<Long, BitSet>> numbers = new HashMap<>();
        for (SnapshotEntry snapshot : manifest.snapshots()) {
            for (TurnEntry turn : snapshot.turns()) {
                if (turn.sequence().isPresent() && turn.source().isPresent()) {
                    SourceName name =
                            new SourceName(snapshot.tenant(), turn.source().get());
                    note(turn.sequence().getAsLong(), numbers.computeIfAbsent(name, first -> new TreeMap<>()));
                }
            }
        }
        return numbers;
    }

    private static void note(long number, TreeMap<Long, BitSet> blocks) {
        long block = SequenceBlock.of(number);
        if (blocks.containsKey(block) || blocks.size() < MAX_BLOCKS) {
            blocks.computeIfAbsent(block, first -> new BitSet()).set((int) (number % SequenceBlock.SIZE));
        }
    }

    private static SequenceExtent extentOf(TreeMap<Long, BitSet> blocks) {
        long first = blocks.firstKey() * SequenceBlock.SIZE
                + blocks.firstEntry().getValue().nextSetBit(0);
        long last = blocks.lastKey() * SequenceBlock.SIZE
                + blocks.lastEntry().getValue().length()
                - 1;
        return new SequenceExtent(first, last);
    }
}
