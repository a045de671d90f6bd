package org.threadkeep.catalog.lookup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.ThreadExtent;
import org.threadkeep.catalog.storage.TurnRow;

/** Walks over a thread's turns in the order of their places, from one on. */
final class ThreadScan {
    private static final int MAX_EXTENTS_AT_ONCE = 16;

    private final CatalogTables tables;
    private final String threadId;
    private final Place from;
    private final Horizon horizon;
    private final Repeats repeats;
    private final Deque<ThreadExtent> extents = new ArrayDeque<>();

    ThreadScan(CatalogTables tables, String threadId, Place from, Horizon horizon) {
        this.tables = tables;
        this.threadId = threadId;
        this.from = from;
        this.horizon = horizon;
        this.repeats = new Repeats(tables, horizon);
    }

    /** The first turns that are shown; fewer than wanted only when there are no more. */
    List<ShownTurn> first(int wanted) {
        List<ShownTurn> shown = new ArrayList<>();
        readExtents(from.stream(), from.threadBucket());
        int width = 1;
        while (shown.size() < wanted && !extents.isEmpty()) {
            List<ThreadExtent> next = take(width);
            readAll(next, wanted, shown);
            if (extents.isEmpty()) {
                ThreadExtent last = next.get(next.size() - 1);
                readExtents(last.stream(), last.bucket() + 1);
            }
            width = Math.min(2 * width, MAX_EXTENTS_AT_ONCE);
        }
        return shown.size() > wanted ? shown.subList(0, wanted) : shown;
    }

    private void readExtents(String stream, long bucket) {
        extents.addAll(Await.value(tables.selectThreadExtents().execute(threadId, stream, bucket)));
    }

    private List<ThreadExtent> take(int most) {
        List<ThreadExtent> taken = new ArrayList<>();
        while (taken.size() < most && !extents.isEmpty()) {
            taken.add(extents.remove());
        }
        return taken;
    }

    private void readAll(List<ThreadExtent> next, int wanted, List<ShownTurn> shown) {
        List<CompletableFuture<List<TurnRow>>> firsts = next.stream()
                .map(extent -> read(extent, extent.stream().equals(from.stream()) ? from.offset() : 0, wanted))
                .toList();
        for (int i = 0; i < next.size(); i++) {
            List<TurnRow> rows = Await.value(firsts.get(i));
            shown.addAll(repeats.shown(rows));
            while (rows.size() == wanted && shown.size() < wanted) {
                rows = Await.value(
                        read(next.get(i), rows.get(wanted - 1).entry().offset() + 1, wanted));
                shown.addAll(repeats.shown(rows));
            }
        }
    }

    private CompletableFuture<List<TurnRow>> read(ThreadExtent extent, long firstOffset, int most) {
        long nextOffset = horizon.nextOffset(extent.stream());
        return tables.selectTurns().execute(threadId, extent, firstOffset, nextOffset, most);
    }
}
