package org.threadkeep.catalog.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.SequenceBlock;
import org.threadkeep.catalog.storage.SequenceExtent;
import org.threadkeep.catalog.storage.SourceName;

/** A source from look to look. Blocks that are complete are not read again. */
final class WatchedSource {
    /** The last {@value} blocks are looked at: a million turns. */
    private static final int BLOCKS = 64;

    private final SourceName name;
    private final Settling settling;
    private final Set<Long> complete = new HashSet<>();

    WatchedSource(SourceName name, Duration settling) {
        this.name = name;
        this.settling = new Settling(settling);
    }

    SourceCoverage look(CatalogTables tables, Instant now) {
        SequenceExtent extent = Await.value(tables.selectSequenceExtents().execute(name)).stream()
                .reduce(SequenceExtent::with)
                .orElse(new SequenceExtent(0, 0));
        long lastBlock = SequenceBlock.of(extent.last());
        long firstBlock = Math.max(SequenceBlock.of(extent.first()), lastBlock - BLOCKS + 1);
        long base = firstBlock * SequenceBlock.SIZE;
        long settled = Math.min(extent.last(), settling.look(now, extent.last()));
        BitSet seen = seen(tables, firstBlock, lastBlock);
        return SourceCoverage.of(name, seen, base, Math.max(base, extent.first()), settled);
    }

    private BitSet seen(CatalogTables tables, long firstBlock, long lastBlock) {
        complete.removeIf(block -> block < firstBlock);
        BitSet seen = new BitSet();
        for (long block = firstBlock; block <= lastBlock; block++) {
            int at = (int) (block - firstBlock) * SequenceBlock.SIZE;
            if (complete.contains(block)) {
                seen.set(at, at + SequenceBlock.SIZE);
                continue;
            }
            BitSet found = Await.value(tables.selectSequences().execute(new SequenceBlock(name, block)));
            if (found.cardinality() == SequenceBlock.SIZE) {
                complete.add(block);
            }
            found.stream().forEach(bit -> seen.set(at + bit));
        }
        return seen;
    }
}
