package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Place;

/** Writes which contexts turns left, up to a bound: what many turns left is ambiguous, however many more come. */
final class ContextWriter {
    private final CatalogTables tables;
    private final EarlierReader reader;

    ContextWriter(CatalogTables tables, EarlierReader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /** Reads how much room each context has, and begins to write what fits, first come first served. */
    List<CompletableFuture<Void>> write(List<LinkedTurn> turns, Place packStart) {
        Map<ContextScope, List<ContextTurn>> left = new LinkedHashMap<>();
        for (LinkedTurn turn : turns) {
            for (ContextScope scope : turn.scopesAfter()) {
                left.computeIfAbsent(scope, key -> new ArrayList<>()).add(turn.asContextTurn());
            }
        }
        Map<ContextScope, Integer> taken = taken(left.keySet().stream().toList(), packStart);
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        left.forEach((scope, turnsOfScope) -> turnsOfScope.stream()
                .limit(Math.max(0, ParentRule.MAX_CANDIDATES - taken.get(scope)))
                .forEach(turn -> writes.add(insert(scope, turn))));
        return writes;
    }

    private Map<ContextScope, Integer> taken(List<ContextScope> scopes, Place packStart) {
        List<CompletableFuture<List<ContextTurn>>> reads =
                scopes.stream().map(scope -> reader.select(scope, packStart)).toList();
        List<List<ContextTurn>> found = Await.all(reads);
        Map<ContextScope, Integer> taken = new HashMap<>();
        for (int i = 0; i < scopes.size(); i++) {
            taken.put(scopes.get(i), found.get(i).size());
        }
        return taken;
    }

    private CompletableFuture<Void> insert(ContextScope scope, ContextTurn turn) {
        if (scope instanceof ContextScope.InThread) {
            return tables.insertThreadContext().execute(scope.contextKey(), turn);
        }
        ContextScope.InTenant in = (ContextScope.InTenant) scope;
        return tables.insertTenantContext().execute(in.tenant(), in.contextKey(), turn);
    }
}
