package org.threadkeep.size;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** What anyone would do instead: a table with a row per call, compressed by Cassandra with zstd, otherwise with its defaults. */
final class RowPerCall {
    static final String KEYSPACE = "row_per_call";
    private static final int IN_FLIGHT = 64;

    private final CqlSession session;
    private final PreparedStatement insert;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    RowPerCall(CqlSession session) {
        this.session = session;
        session.execute(
                """
                CREATE KEYSPACE row_per_call WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}""");
        session.execute(
                """
                CREATE TABLE row_per_call.call (conversation text, call text, data blob, PRIMARY KEY (conversation, call))
                WITH compression = {'class': 'ZstdCompressor'}""");
        this.insert = session.prepare("INSERT INTO row_per_call.call (conversation, call, data) VALUES (?, ?, ?)");
    }

    void write(ActiveConversations.Call call) {
        room.acquireUninterruptibly();
        session.executeAsync(insert.bind(
                        call.conversation(),
                        call.turn().id(),
                        ByteBuffer.wrap(call.turn().data())))
                .whenComplete((done, failed) -> {
                    room.release();
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                });
    }

    /** Waits until all is written. */
    void await() {
        room.acquireUninterruptibly(IN_FLIGHT);
        room.release(IN_FLIGHT);
        if (failure.get() != null) {
            throw new CompletionException("a row was not written", failure.get());
        }
    }
}
