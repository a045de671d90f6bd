package org.threadkeep.catalog.lookup;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.index.ParentRule;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.SelectTenantContext;
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
        Map<ShownTurn, CompletableFuture<List<ContextTurn>>> reads = new IdentityHashMap<>();
        turns.stream()
                .filter(turn -> turn.row().parents().state() == Parents.State.UNRESOLVED)
                .forEach(turn -> reads.put(turn, inTenant(turn.row())));
        return turns.stream()
                .map(turn -> reads.containsKey(turn)
                        ? turn.withParents(found(turn.row(), Await.value(reads.get(turn))))
                        : turn)
                .toList();
    }

    private Parents found(TurnRow row, List<ContextTurn> inTenant) {
        return choose(row, candidates(row, inThread(row, inTenant)), candidates(row, inTenant));
    }

    private CompletableFuture<List<ContextTurn>> inTenant(TurnRow row) {
        return tables.selectTenantContext().execute(row.snapshot().tenant(), contextOf(row));
    }

    /** The tenant's table has those of the thread too, unless it was cut, or is full. */
    private List<ContextTurn> inThread(TurnRow row, List<ContextTurn> inTenant) {
        String thread = row.threadId();
        boolean isCut = inTenant.size() >= SelectTenantContext.LIMIT;
        List<ContextTurn> found = new ArrayList<>(
                isCut
                        ? Await.value(tables.selectTenantContext()
                                .execute(row.snapshot().tenant(), contextOf(row), thread))
                        : inTenant.stream()
                                .filter(candidate -> candidate.threadId().equals(thread))
                                .toList());
        if (isCut || ParentRule.mayLackSome(inTenant)) {
            found.addAll(Await.value(tables.selectThreadContext().execute(thread, contextOf(row))));
        }
        return found;
    }

    private static String contextOf(TurnRow row) {
        return row.entry().contextBefore().orElseThrow();
    }

    private List<ContextTurn> candidates(TurnRow row, List<ContextTurn> found) {
        return found.stream()
                .filter(candidate -> !candidate.turnId().equals(row.entry().turnId()))
                .filter(candidate -> horizon.shows(candidate.place()))
                .toList();
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
