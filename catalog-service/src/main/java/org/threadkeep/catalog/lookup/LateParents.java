package org.threadkeep.catalog.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.index.ParentRule;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.TurnRow;

/**
 * Looks for parents that were not known when a turn was indexed: they may have come later, in another stream, or in another
 * thread, of which this one is a fork. The first of these that has any candidate decides: the turn's thread; what stood before
 * the turn in its stream; the whole tenant.
 */
final class LateParents {
    private final CatalogTables tables;
    private final Horizon horizon;

    LateParents(CatalogTables tables, Horizon horizon) {
        this.tables = tables;
        this.horizon = horizon;
    }

    List<ShownTurn> resolve(List<ShownTurn> turns) {
        List<TurnRow> open = turns.stream()
                .map(ShownTurn::row)
                .filter(row -> row.parents().state() == Parents.State.UNRESOLVED)
                .toList();
        List<List<ContextTurn>> inThread = candidates(open, row -> tables.selectThreadContext()
                .execute(row.threadId(), row.entry().contextBefore().orElseThrow()));
        List<List<ContextTurn>> inTenant = candidates(open, row -> tables.selectTenantContext()
                .execute(row.snapshot().tenant(), row.entry().contextBefore().orElseThrow()));
        List<ShownTurn> resolved = new ArrayList<>();
        int next = 0;
        for (ShownTurn turn : turns) {
            if (turn.row().parents().state() == Parents.State.UNRESOLVED) {
                resolved.add(turn.withParents(choose(turn.row(), inThread.get(next), inTenant.get(next))));
                next++;
            } else {
                resolved.add(turn);
            }
        }
        return resolved;
    }

    private List<List<ContextTurn>> candidates(
            List<TurnRow> rows, java.util.function.Function<TurnRow, CompletableFuture<List<ContextTurn>>> read) {
        List<List<ContextTurn>> found = Await.all(rows.stream().map(read).toList());
        List<List<ContextTurn>> others = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String self = rows.get(i).entry().turnId();
            others.add(found.get(i).stream()
                    .filter(candidate -> !candidate.turnId().equals(self))
                    .filter(candidate -> horizon.shows(candidate.place()))
                    .toList());
        }
        return others;
    }

    static Parents choose(TurnRow row, List<ContextTurn> inThread, List<ContextTurn> inTenant) {
        if (!inThread.isEmpty()) {
            return ParentRule.choose(inThread);
        }
        List<ContextTurn> before = inTenant.stream()
                .filter(candidate -> candidate.place().isBefore(row.place()))
                .toList();
        return ParentRule.choose(before.isEmpty() ? inTenant : before);
    }
}
