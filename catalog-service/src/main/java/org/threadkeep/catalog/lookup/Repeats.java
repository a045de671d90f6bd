package org.threadkeep.catalog.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.TurnRow;

/** Shows each body of a turn id once, at its first place, and says when there are several. */
final class Repeats {
    private final CatalogTables tables;
    private final Horizon horizon;

    Repeats(CatalogTables tables, Horizon horizon) {
        this.tables = tables;
        this.horizon = horizon;
    }

    /** The rows that are shown. */
    List<ShownTurn> shown(List<TurnRow> rows) {
        List<CompletableFuture<List<Body>>> reads = rows.stream()
                .map(row -> tables.selectBodies().execute(row.entry().turnId()))
                .toList();
        List<List<Body>> bodies = Await.all(reads);
        List<ShownTurn> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Body> visible = bodies.get(i).stream()
                    .filter(body -> horizon.shows(body.place()))
                    .toList();
            shown(rows.get(i), visible).ifPresent(shown::add);
        }
        return shown;
    }

    /** A row whose body is not listed is one of too many under its id, and so in conflict. */
    static Optional<ShownTurn> shown(TurnRow row, List<Body> bodies) {
        boolean repeats = bodies.stream()
                .anyMatch(body -> body.bodyDigest().equals(row.entry().bodyDigest())
                        && body.place().compareTo(row.place()) < 0);
        boolean conflicts = bodies.stream()
                .anyMatch(body -> !body.bodyDigest().equals(row.entry().bodyDigest()));
        return repeats ? Optional.empty() : Optional.of(new ShownTurn(row, conflicts));
    }
}
