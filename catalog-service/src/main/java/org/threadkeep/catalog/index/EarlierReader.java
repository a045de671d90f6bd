package org.threadkeep.catalog.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Place;

/** Reads what was indexed before a pack and matters to its turns. */
final class EarlierReader {
    private final CatalogTables tables;

    EarlierReader(CatalogTables tables) {
        this.tables = tables;
    }

    /**
     * All that {@link Linker} and {@link ContextWriter} ask for.
     *
     * @param packStart the pack's first offset: what an earlier attempt wrote of the pack itself doesn't count
     */
    Earlier read(List<PackTurn> turns, Place packStart) {
        Map<String, CompletableFuture<List<Body>>> bodies = new HashMap<>();
        turnIds(turns).forEach(id -> bodies.put(id, tables.selectBodies().execute(id, packStart)));
        Map<ContextScope, CompletableFuture<List<ContextTurn>>> contexts = new HashMap<>();
        contexts(turns)
                .forEach(scope -> contexts.put(
                        scope, tables.selectTenantContext().execute(scope.tenant(), scope.contextKey(), packStart)));
        Earlier earlier = new Earlier();
        bodies.forEach((id, read) -> earlier.addBodies(id, Await.value(read)));
        contexts.forEach((scope, read) -> earlier.addContext(scope, Await.value(read)));
        addWhatTenantsLack(turns, packStart, earlier);
        return earlier;
    }

    /** Threads have tables of their own for what found no room in their tenant's. */
    private void addWhatTenantsLack(List<PackTurn> turns, Place packStart, Earlier earlier) {
        Map<ContextScope, CompletableFuture<List<ContextTurn>>> reads = new HashMap<>();
        for (ContextScope scope : opened(turns)) {
            if (scope instanceof ContextScope.InThread in && ParentRule.mayLackSome(earlier.context(in.everywhere()))) {
                reads.put(in, ofThread(in, packStart));
            }
        }
        reads.forEach((scope, read) -> earlier.addContext(scope, Await.value(read)));
    }

    /** The turns before the pack that left a context and stand in their thread's own table. */
    CompletableFuture<List<ContextTurn>> ofThread(ContextScope.InThread in, Place packStart) {
        return tables.selectThreadContext().execute(in.threadId(), in.contextKey(), packStart);
    }

    private static Set<String> turnIds(List<PackTurn> turns) {
        Set<String> ids = new HashSet<>();
        for (PackTurn turn : turns) {
            ids.add(turn.entry().turnId());
            if (turn.snapshot().threadId().isEmpty()) {
                ids.addAll(turn.entry().parents());
            }
        }
        return ids;
    }

    /** The contexts that turns of the pack continue, and those that they leave. */
    private static Set<ContextScope.InTenant> contexts(List<PackTurn> turns) {
        Set<ContextScope.InTenant> contexts = new LinkedHashSet<>();
        opened(turns).forEach(scope -> contexts.add(scope.everywhere()));
        turns.forEach(turn -> contexts.addAll(turn.contextsAfter()));
        return contexts;
    }

    private static Set<ContextScope> opened(List<PackTurn> turns) {
        Set<ContextScope> scopes = new LinkedHashSet<>();
        for (PackTurn turn : turns) {
            turn.openContext().ifPresent(key -> scopes.add(ContextScope.lookedIn(turn.snapshot(), key)));
        }
        return scopes;
    }
}
