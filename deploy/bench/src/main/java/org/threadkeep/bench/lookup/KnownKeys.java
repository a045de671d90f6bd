package org.threadkeep.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.threadkeep.bench.load.BenchTurn;

/** Keys that exist, each kind in a file, in an order that the seed gives. */
final class KnownKeys {
    private final CqlSession session;
    private final Path folder;
    private final long seed;

    KnownKeys(CqlSession session, Path folder, long seed) {
        this.session = session;
        this.folder = folder;
        this.seed = seed;
    }

    /** What all turns and threads of this index keep to. */
    Alike alike(List<BenchTurn> published) {
        return new Alike(
                Collections.max(depths(published)), Collections.max(threads().values()));
    }

    /** Turn ids are those that were published, so that a turn that isn't indexed fails the run. */
    Path of(Key key, List<BenchTurn> published, Alike alike) {
        return write(
                key,
                switch (key) {
                    case TURN, TURN_WITH_CONTENT -> turnIds(published, alike.deepest());
                    case THREAD, WEIGHTS -> noLonger(threads(), alike.longest());
                    case SNAPSHOT -> column("SELECT snapshot_id FROM threadkeep_catalog.snapshot_by_id");
                    case MODEL_THREADS -> column("SELECT model_version FROM threadkeep_catalog.model_seen");
                });
    }

    private static Set<String> turnIds(List<BenchTurn> published, int deepest) {
        List<Integer> depths = depths(published);
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < published.size(); i++) {
            if (depths.get(i) <= deepest) {
                ids.add(new String(published.get(i).encoded().headers().get("ce_turnid"), UTF_8));
            }
        }
        return ids;
    }

    private static List<Integer> depths(Collection<BenchTurn> published) {
        return depths(published.stream().map(BenchTurn::conversation).toList());
    }

    /** How many turns of the same conversation stand before each. */
    static List<Integer> depths(List<String> conversations) {
        Map<String, Integer> seen = new HashMap<>();
        return conversations.stream()
                .map(conversation -> seen.merge(conversation, 1, Integer::sum) - 1)
                .toList();
    }

    private Map<String, Integer> threads() {
        Map<String, Integer> turns = new HashMap<>();
        for (Row row : session.execute("SELECT thread_id FROM threadkeep_catalog.turn_by_thread")) {
            turns.merge(row.getString(0), 1, Integer::sum);
        }
        return turns;
    }

    /** Those of so many turns at most. */
    static Set<String> noLonger(Map<String, Integer> turns, int most) {
        return turns.entrySet().stream()
                .filter(thread -> thread.getValue() <= most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> column(String cql) {
        Set<String> ids = new TreeSet<>();
        for (Row row : session.execute(cql)) {
            ids.add(row.getString(0));
        }
        return ids;
    }

    private Path write(Key key, Collection<String> ids) {
        try {
            return Files.write(folder.resolve("keys-" + key.name()), shuffled(ids, seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the same seed. */
    static List<String> shuffled(Collection<String> ids, long seed) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("there are no keys to look up");
        }
        List<String> shuffled = new ArrayList<>(new TreeSet<>(ids));
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
