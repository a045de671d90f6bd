package org.threadkeep.catalog.storage;

/** The statements on the lookup tables. */
public record CatalogTables(
        InsertTurn insertTurn,
        SelectTurn selectTurn,
        SelectTurns selectTurns,
        InsertThreadExtent insertThreadExtent,
        SelectThreadExtents selectThreadExtents,
        InsertBody insertBody,
        SelectBodies selectBodies,
        InsertThreadContext insertThreadContext,
        SelectThreadContext selectThreadContext,
        InsertTenantContext insertTenantContext,
        SelectTenantContext selectTenantContext,
        InsertThreadKind insertThreadKind,
        SelectThreadKinds selectThreadKinds,
        InsertModelSeen insertModelSeen,
        SelectModelsSeen selectModelsSeen,
        InsertModelThread insertModelThread,
        SelectModelThreads selectModelThreads,
        InsertModelExtent insertModelExtent,
        SelectModelExtents selectModelExtents,
        InsertModelEra insertModelEra,
        SelectModelEras selectModelEras,
        InsertSnapshot insertSnapshot,
        SelectSnapshot selectSnapshot,
        InsertProgress insertProgress,
        SelectProgress selectProgress) {

    static CatalogTables prepare(Connection connection) {
        return new CatalogTables(
                new InsertTurn(connection),
                new SelectTurn(connection),
                new SelectTurns(connection),
                new InsertThreadExtent(connection),
                new SelectThreadExtents(connection),
                new InsertBody(connection),
                new SelectBodies(connection),
                new InsertThreadContext(connection),
                new SelectThreadContext(connection),
                new InsertTenantContext(connection),
                new SelectTenantContext(connection),
                new InsertThreadKind(connection),
                new SelectThreadKinds(connection),
                new InsertModelSeen(connection),
                new SelectModelsSeen(connection),
                new InsertModelThread(connection),
                new SelectModelThreads(connection),
                new InsertModelExtent(connection),
                new SelectModelExtents(connection),
                new InsertModelEra(connection),
                new SelectModelEras(connection),
                new InsertSnapshot(connection),
                new SelectSnapshot(connection),
                new InsertProgress(connection),
                new SelectProgress(connection));
    }
}
