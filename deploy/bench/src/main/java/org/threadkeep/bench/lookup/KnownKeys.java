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

    /** In turns, when threads were asked for first; 0 before. */
    private int longestThread;

    KnownKeys(CqlSession session, Path folder, long seed) {
        this.session = session;
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * Turn ids are those that were published, so that a turn that isn't indexed fails the run. Threads are no longer than the longest that
     * there was when threads were asked for first.
     *
     * @param alike the first of these turns: of all of them, only those are looked up that stand no deeper in their conversation than
     *     one of the first does, so that what more data cost isn't taken for what longer conversations cost
     */
    Path of(Key key, List<BenchTurn> published, int alike) {
        return write(
                key,
                switch (key) {
                    case TURN, TURN_WITH_CONTENT -> turnIds(published, alike);
                    case THREAD, WEIGHTS -> threadIds();
                    case SNAPSHOT -> column("SELECT snapshot_id FROM threadkeep_catalog.snapshot_by_id");
                    case MODEL_THREADS -> column("SELECT model_version FROM threadkeep_catalog.model_seen");
                });
    }

    private static Set<String> turnIds(List<BenchTurn> published, int alike) {
        List<Integer> depths =
                depths(published.stream().map(BenchTurn::conversation).toList());
        int deepest = depths.stream().limit(alike).max(Integer::compare).orElse(0);
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < published.size(); i++) {
            if (depths.get(i) <= deepest) {
                ids.add(new String(published.get(i).encoded().headers().get("ce_turnid"), UTF_8));
            }
        }
        return ids;
    }

    /** How many turns of the same conversation stand before each. */
    static List<Integer> depths(List<String> conversations) {
        Map<String, Integer> seen = new HashMap<>();
        return conversations.stream()
                .map(conversation -> seen.merge(conversation, 1, Integer::sum) - 1)
                .toList();
    }

    private Set<String> threadIds() {
        Map<String, Integer> turns = new HashMap<>();
        for (Row row : session.execute("SELECT thread_id FROM threadkeep_catalog.turn_by_thread")) {
            turns.merge(row.getString(0), 1, Integer::sum);
        }
        if (longestThread == 0) {
            longestThread = Collections.max(turns.values());
        }
        return noLonger(turns, longestThread);
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
