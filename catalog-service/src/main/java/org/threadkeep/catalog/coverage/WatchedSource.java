package org.threadkeep.catalog.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.SequenceBlock;
import org.threadkeep.catalog.storage.SequenceExtent;
import org.threadkeep.catalog.storage.SourceName;

/**
 * A source from look to look. A number that was there at one look had its neighbours before it on their way: they have had time
 * when that look is long enough ago. Blocks that are complete are not read again.
 */
final class WatchedSource {
    /** The last {@value} blocks are looked at: a million turns. */
    private static final int BLOCKS = 64;

    /** Looks that are remembered while none is long enough ago. */
    private static final int MAX_LOOKS = 64;

    private record Look(Instant at, long last) {}

    private final SourceName name;
    private final Deque<Look> looks = new ArrayDeque<>();
    private final Set<Long> complete = new HashSet<>();
    private long settled = -1;

    WatchedSource(SourceName name) {
        this.name = name;
    }

    SourceCoverage look(CatalogTables tables, Instant now, Duration settling) {
        SequenceExtent extent = Await.value(tables.selectSequenceExtents().execute(name)).stream()
                .reduce(SequenceExtent::with)
                .orElse(new SequenceExtent(0, 0));
        long lastBlock = SequenceBlock.of(extent.last());
        long firstBlock = Math.max(SequenceBlock.of(extent.first()), lastBlock - BLOCKS + 1);
        long base = firstBlock * SequenceBlock.SIZE;
        settle(extent.last(), now, settling);
        BitSet seen = seen(tables, firstBlock, lastBlock);
        return SourceCoverage.of(name, seen, base, Math.max(base, extent.first()), settled);
    }

    private void settle(long last, Instant now, Duration settling) {
        if (looks.size() < MAX_LOOKS) {
            looks.addLast(new Look(now, last));
        }
        while (!looks.isEmpty() && !looks.peekFirst().at().plus(settling).isAfter(now)) {
            settled = Math.max(settled, looks.removeFirst().last());
        }
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
