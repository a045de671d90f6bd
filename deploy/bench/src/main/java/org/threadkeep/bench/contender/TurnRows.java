package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The rows that the catalog reads for one turn or one page of a thread, in the same order, as many at a time. */
final class TurnRows {
    /** The catalog's own limits. */
    private static final int BODIES = 1024;

    private static final int EXTENTS = 1000;
    private static final int EXTENTS_AT_ONCE = 16;
    private static final int PAGE_AND_ONE = 101;
    private static final long THREAD_BUCKET = 1L << 14;

    private final BareDriver driver;
    private final ArchiveRows archive;
    private final Set<String> streams = new HashSet<>();

    /** Of one lookup: how far a stream is indexed is read once. */
    TurnRows(BareDriver driver) {
        this.driver = driver;
        this.archive = new ArchiveRows(driver);
    }

    void turn(String turnId, boolean withContent) throws IOException {
        List<CompletableFuture<List<Row>>> reads = new ArrayList<>();
        Set<String> digests = new HashSet<>();
        for (Row body : driver.rows(LookupStatement.BODIES, turnId, BODIES)) {
            progress(body.getString("stream"));
            if (digests.add(body.getString("body_digest"))) {
                reads.add(beginTurn(body.getString("thread_id"), body.getString("stream"), body.getLong("offset")));
            }
        }
        List<Row> turns = all(reads);
        requireSome(turns);
        bodies(turns);
        lateParents(turns);
        if (withContent) {
            for (Row turn : turns) {
                archive.frame(turn);
            }
        }
    }

    /** What the turn at a place says of its frame. */
    List<Row> turnAt(String threadId, String stream, long offset) {
        return beginTurn(threadId, stream, offset).join();
    }

    private CompletableFuture<List<Row>> beginTurn(String threadId, String stream, long offset) {
        return driver.begin(LookupStatement.TURN, threadId, stream, offset / THREAD_BUCKET, offset);
    }

    void thread(String threadId) throws IOException {
        List<Row> found = new ArrayList<>();
        List<Row> extents = new ArrayList<>(extents(threadId, "", 0));
        int width = 1;
        while (found.size() < PAGE_AND_ONE && !extents.isEmpty()) {
            List<Row> next = extents.subList(0, Math.min(width, extents.size()));
            Row last = next.get(next.size() - 1);
            List<Row> turns = turns(threadId, next);
            bodies(turns);
            found.addAll(turns);
            next.clear();
            if (extents.isEmpty()) {
                extents.addAll(extents(threadId, last.getString("stream"), last.getLong("bucket") + 1));
            }
            width = Math.min(2 * width, EXTENTS_AT_ONCE);
        }
        requireSome(found);
        lateParents(found.subList(0, Math.min(PAGE_AND_ONE - 1, found.size())));
    }

    private List<Row> extents(String threadId, String stream, long bucket) {
        return driver.rows(LookupStatement.THREAD_EXTENTS, threadId, stream, bucket, EXTENTS);
    }

    private List<Row> turns(String threadId, List<Row> extents) {
        List<CompletableFuture<List<Row>>> reads = new ArrayList<>();
        for (Row extent : extents) {
            String stream = extent.getString("stream");
            progress(stream);
            reads.add(driver.begin(
                    LookupStatement.TURNS,
                    threadId,
                    stream,
                    extent.getLong("bucket"),
                    0L,
                    Long.MAX_VALUE,
                    PAGE_AND_ONE));
        }
        return all(reads);
    }

    /** Whether another body came under the same id. */
    private void bodies(List<Row> turns) {
        List<CompletableFuture<List<Row>>> reads = new ArrayList<>();
        turns.forEach(turn -> reads.add(driver.begin(LookupStatement.BODIES, turn.getString("turn_id"), BODIES)));
        all(reads).forEach(body -> progress(body.getString("stream")));
    }

    private void lateParents(List<Row> turns) {
        List<Row> open = turns.stream()
                .filter(turn -> "UNRESOLVED".equals(turn.getString("parent_state")))
                .toList();
        List<CompletableFuture<List<Row>>> reads = new ArrayList<>();
        open.forEach(turn -> reads.add(driver.begin(
                LookupStatement.TENANT_CONTEXT, turn.getString("tenant"), turn.getString("context_before"), BODIES)));
        all(reads).forEach(candidate -> progress(candidate.getString("stream")));
    }

    /** How far a stream is indexed, once for each lookup. */
    void progress(String stream) {
        if (streams.add(stream)) {
            driver.rows(LookupStatement.PROGRESS, stream);
        }
    }

    private static List<Row> all(List<CompletableFuture<List<Row>>> reads) {
        List<Row> rows = new ArrayList<>();
        reads.forEach(read -> rows.addAll(read.join()));
        return rows;
    }

    static void requireSome(List<Row> rows) throws IOException {
        if (rows.isEmpty()) {
            throw new IOException("a key that should be there was not found");
        }
    }
}
