package org.threadkeep.catalog.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * Writes which numbers of their sources a pack's turns have. Recording a pack again writes the same rows. How far the numbers go is
 * written last, so that whoever reads it finds all of them.
 */
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
        Map<SourceName, TreeMap<Long, BitSet>> numbers = numbersOf(manifest);
        addNumbers(numbers, stream, entry.seq() + 1);
        extend(numbers, stream, entry.seq() + 1);
    }

    private void addNumbers(Map<SourceName, TreeMap<Long, BitSet>> numbers, String stream, long nextSeq) {
        Map<SequenceBlock, CompletableFuture<BitSet>> before = new HashMap<>();
        numbers.forEach((name, blocks) -> blocks.keySet().forEach(number -> {
            SequenceBlock block = new SequenceBlock(name, number);
            before.put(block, tables.selectSequences().execute(block, stream));
        }));
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        before.forEach((block, read) -> {
            BitSet seen = Await.value(read);
            seen.or(numbers.get(block.name()).get(block.block()));
            writes.add(tables.insertSequences().execute(block, stream, seen, nextSeq));
        });
        Await.all(writes);
    }

    private void extend(Map<SourceName, TreeMap<Long, BitSet>> numbers, String stream, long nextSeq) {
        Map<SourceName, CompletableFuture<Optional<SequenceExtent>>> before = new HashMap<>();
        numbers.keySet()
                .forEach(name -> before.put(name, tables.selectSequenceExtents().execute(name, stream)));
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        before.forEach((name, read) -> {
            SequenceExtent more = extentOf(numbers.get(name));
            SequenceExtent all = Await.value(read).map(more::with).orElse(more);
            writes.add(tables.insertSequenceExtent().execute(name, stream, all, nextSeq));
        });
        Await.all(writes);
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
