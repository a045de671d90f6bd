package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Place;

/**
 * Writes which contexts turns left, first come first served: up to a bound in the tenant's table, and what finds no room there in
 * the thread's own, up to the same bound. What many turns left is ambiguous, however many more come.
 */
final class ContextWriter {
    private final CatalogTables tables;
    private final EarlierReader reader;

    ContextWriter(CatalogTables tables, EarlierReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /**
     * Begins to write what fits.
     *
     * @param turns in order
     * @param taken how many turns before the pack stand in the tenants' tables; counts on
     */
    List<CompletableFuture<Void>> write(
            List<LinkedTurn> turns, Map<ContextScope.InTenant, Integer> taken, Place packStart) {
        Map<ContextScope.InThread, List<ContextTurn>> rest = new LinkedHashMap<>();
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        for (LinkedTurn turn : turns) {
            for (ContextScope.InTenant left : turn.turn().contextsAfter()) {
                if (taken.merge(left, 1, Integer::sum) <= ParentRule.MAX_CANDIDATES) {
                    writes.add(tables.insertTenantContext()
                            .execute(left.tenant(), left.contextKey(), turn.asContextTurn()));
                } else {
                    rest.computeIfAbsent(turn.inThread(left), scope -> new ArrayList<>())
                            .add(turn.asContextTurn());
                }
            }
        }
        writes.addAll(writeToThreads(rest, packStart));
        return writes;
    }

    private List<CompletableFuture<Void>> writeToThreads(
            Map<ContextScope.InThread, List<ContextTurn>> left, Place packStart) {
        Map<ContextScope.InThread, CompletableFuture<List<ContextTurn>>> reads = new LinkedHashMap<>();
        left.keySet().forEach(scope -> reads.put(scope, reader.ofThread(scope, packStart)));
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        reads.forEach((scope, read) -> left.get(scope).stream()
                .limit(Math.max(0, ParentRule.MAX_CANDIDATES - Await.value(read).size()))
                .forEach(turn -> writes.add(tables.insertThreadContext().execute(scope.contextKey(), turn))));
        return writes;
    }
}
