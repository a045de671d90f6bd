package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.TurnRow;

/** Finds turns by their ids. */
@ApplicationScoped
public class TurnLookup {
    private static final int MAX_TURNS = 100;

    private final Opened<CatalogTables> tables;
    private final ContentReader contents;

    /** Lookups in these tables. */
    public TurnLookup(Opened<CatalogTables> tables, ContentReader contents) {
        this.tables = tables;
        this.contents = contents;
    }

    /** All bodies of a turn id; empty when it is not known. */
    public Optional<TurnsAnswer> find(String turnId, boolean withContent) {
        Horizon horizon = new Horizon(tables.get());
        List<TurnRow> rows = Await.all(firstPlaces(turnId, horizon).stream()
                        .map(body -> tables.get().selectTurn().execute(body.threadId(), body.place()))
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<ShownTurn> shown = new Repeats(tables.get(), horizon).shown(rows);
        List<ShownTurn> resolved = new LateParents(tables.get(), horizon).resolve(shown);
        List<TurnAnswer> answers = new ArrayList<>(contents.answers(resolved, withContent));
        resolved.subList(answers.size(), resolved.size())
                .forEach(turn -> answers.add(TurnAnswer.of(turn, Optional.empty())));
        return Optional.of(new TurnsAnswer(turnId, answers));
    }

    private List<Body> firstPlaces(String turnId, Horizon horizon) {
        Set<String> digests = new HashSet<>();
        return Await.value(tables.get().selectBodies().execute(turnId)).stream()
                .filter(body -> horizon.shows(body.place()))
                .filter(body -> digests.add(body.bodyDigest()))
                .limit(MAX_TURNS)
                .toList();
    }
}
