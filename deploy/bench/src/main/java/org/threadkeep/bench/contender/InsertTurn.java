package org.threadkeep.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Writes a turn as a row, its attributes as columns; never more than 256 at once. */
public final class InsertTurn {
    private static final int IN_FLIGHT = 256;
    private static final String CQL =
            """
            INSERT INTO row_per_turn.turn (conversation, recorded_at, turn_id, model_version, attributes, data)
            VALUES (:conversation, :recorded_at, :turn_id, :model_version, :attributes, :data)
            """;

    private final PatientWrites writes;
    private final PreparedStatement prepared;

    InsertTurn(CqlSession session) {
        this.writes = new PatientWrites(session, IN_FLIGHT);
        this.prepared = session.prepare(CQL);
    }

    /** Makes an empty table, in place of one that is there: zstd, otherwise Cassandra's defaults. */
    public static void createTable(CqlSession session) {
        session.execute("DROP KEYSPACE IF EXISTS row_per_turn");
        session.execute(
                """
                CREATE KEYSPACE row_per_turn WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}""");
        session.execute(
                """
                CREATE TABLE row_per_turn.turn (
                    conversation text,
                    recorded_at timestamp,
                    turn_id text,
                    model_version text,
                    attributes map<text, text>,
                    data blob,
                    PRIMARY KEY (conversation, recorded_at, turn_id)
                ) WITH compression = {'class': 'ZstdCompressor'}""");
    }

    /** Waits for room, not for the row. */
    CompletableFuture<?> execute(ConsumerRecord<byte[], byte[]> turn) {
        Map<String, String> attributes = new HashMap<>();
        for (Header header : turn.headers()) {
            attributes.put(header.key(), new String(header.value(), UTF_8));
        }
        BoundStatementBuilder row = prepared.boundStatementBuilder()
                .setString("conversation", new String(turn.key(), UTF_8))
                .setInstant("recorded_at", Instant.ofEpochMilli(turn.timestamp()))
                .setString("turn_id", attributes.remove("ce_turnid"))
                .setString("model_version", attributes.remove("ce_modelversion"))
                .setMap("attributes", attributes, String.class, String.class)
                .setByteBuffer("data", ByteBuffer.wrap(turn.value()));
        return writes.execute(row.build());
    }
}
