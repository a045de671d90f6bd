package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
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
     * All that {@link Linker} asks for.
     *
     * @param packStart the pack's first offset: what an earlier attempt wrote of the pack itself doesn't count
     */
    Earlier read(List<PackTurn> turns, Place packStart) {
        Earlier earlier = new Earlier();
        List<CompletableFuture<Void>> reads = new ArrayList<>();
        for (String turnId : turnIds(turns)) {
            reads.add(tables.selectBodies().execute(turnId, packStart).thenAccept(bodies -> {
                synchronized (earlier) {
                    earlier.addBodies(turnId, bodies);
                }
            }));
        }
        for (ContextScope scope : scopes(turns)) {
            reads.add(select(scope, packStart).thenAccept(found -> {
                synchronized (earlier) {
                    earlier.addContext(scope, found);
                }
            }));
        }
        Await.all(reads);
        return earlier;
    }

    /** The turns before the pack that left a context. */
    CompletableFuture<List<ContextTurn>> select(ContextScope scope, Place packStart) {
        if (scope instanceof ContextScope.InThread in) {
            return tables.selectThreadContext().execute(in.threadId(), in.contextKey(), packStart);
        }
        ContextScope.InTenant in = (ContextScope.InTenant) scope;
        return tables.selectTenantContext().execute(in.tenant(), in.contextKey(), packStart);
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

    private static Set<ContextScope> scopes(List<PackTurn> turns) {
        Set<ContextScope> scopes = new HashSet<>();
        for (PackTurn turn : turns) {
            turn.openContext().ifPresent(key -> scopes.add(ContextScope.lookedIn(turn.snapshot(), key)));
        }
        return scopes;
    }
}
