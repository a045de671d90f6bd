package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.threadkeep.bench.lookup.Key;
import org.threadkeep.bench.system.BenchSystem;

/** What a lookup can't be faster than: reads the rows that the catalog reads for a key, and does nothing with them. */
public final class ReadRows {
    private static final int KINDS = 4096;
    private static final int PLACES = 1 << 14;
    private static final int PAGE_AND_ONE = Key.MODEL_PAGE + 1;

    private final BareDriver driver;

    private ReadRows(BareDriver driver) {
        this.driver = driver;
    }

    /** Takes the node's port and datacenter; what {@link ClosedLoop} says goes for the rest. */
    public static void main(String[] args) throws IOException, InterruptedException {
        InetSocketAddress node = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        try (CqlSession session = BenchSystem.session(node, args[1])) {
            ReadRows reading = new ReadRows(new BareDriver(session));
            new ClosedLoop(reading::lookup).run();
        }
    }

    private Lookup lookup(Key key) {
        return id -> {
            read(key, id);
            return 0;
        };
    }

    private void read(Key key, String id) throws IOException {
        TurnRows rows = new TurnRows(driver);
        switch (key) {
            case TURN -> rows.turn(id, false);
            case TURN_WITH_CONTENT -> rows.turn(id, true);
            case THREAD -> rows.thread(id);
            case SNAPSHOT -> snapshot(id, rows);
            case WEIGHTS -> weights(id, rows);
            case MODEL_THREADS -> modelThreads(id, rows);
        }
    }

    private void snapshot(String id, TurnRows rows) throws IOException {
        List<Row> found = driver.rows(LookupStatement.SNAPSHOT, id);
        TurnRows.requireSome(found);
        rows.progress(found.get(0).getString("stream"));
    }

    /** The first frame of each person tells whether they were erased. */
    private void weights(String threadId, TurnRows rows) throws IOException {
        List<Row> kinds = driver.rows(LookupStatement.THREAD_KINDS, threadId, KINDS);
        TurnRows.requireSome(kinds);
        Map<String, Row> firstOfSubject = new TreeMap<>();
        TreeSet<String> deployments = new TreeSet<>();
        TreeSet<String> models = new TreeSet<>();
        for (Row kind : kinds) {
            rows.progress(kind.getString("stream"));
            firstOfSubject.merge(kind.getString("subject"), kind, ReadRows::earlier);
            deployments.add(kind.getString("deployment"));
            models.add(kind.getString("model_version"));
        }
        for (Row first : firstOfSubject.values()) {
            for (Row turn : rows.turnAt(threadId, first.getString("stream"), first.getLong("first_offset"))) {
                new ArchiveRows(driver).frame(turn);
            }
        }
        deployments.remove("");
        deployments.forEach(digest -> driver.rows(LookupStatement.DEPLOYMENT, digest));
        models.forEach(model -> driver.rows(LookupStatement.MODEL, model));
    }

    private static Row earlier(Row one, Row other) {
        int streams = one.getString("stream").compareTo(other.getString("stream"));
        return streams < 0 || (streams == 0 && one.getLong("first_offset") <= other.getLong("first_offset"))
                ? one
                : other;
    }

    private void modelThreads(String model, TurnRows rows) throws IOException {
        int found = 0;
        for (Row era : driver.rows(LookupStatement.MODEL_ERAS, model, "", 0L, PLACES)) {
            String stream = era.getString("stream");
            for (Row extent :
                    driver.rows(LookupStatement.MODEL_EXTENTS, model, stream, era.getLong("era"), 0L, PLACES)) {
                List<Row> threads = driver.rows(
                        LookupStatement.MODEL_THREADS, model, stream, extent.getLong("bucket"), "", PAGE_AND_ONE);
                threads.forEach(thread -> rows.progress(stream));
                found += threads.size();
                if (found >= PAGE_AND_ONE) {
                    return;
                }
            }
        }
        if (found == 0) {
            throw new IOException("a model that should be there was not found");
        }
    }
}
