package org.threadkeep.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.threadkeep.bench.system.BenchSystem;

/** A limit: the driver alone, writing rows of the sizes that the freezer wrote, of bytes that are there already. */
public final class WriteChunks {
    private static final int IN_FLIGHT = 64;
    private static final byte[] NOISE = noise();

    private final PatientWrites writes;
    private final PreparedStatement insert;
    private final AtomicLong turns = new AtomicLong();

    private WriteChunks(CqlSession session) {
        this.writes = new PatientWrites(session, IN_FLIGHT);
        this.insert = session.prepare(
                "INSERT INTO ready_chunks.chunk (model_version, pack_id, part, chunk_no, bytes) VALUES (?, ?, 0, ?, ?)");
    }

    /** Takes the node's port and datacenter and a file with a line for each pack: its turns, then the bytes of its rows. */
    public static void main(String[] args) throws IOException {
        InetSocketAddress node = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
        try (CqlSession session = BenchSystem.session(node, args[1])) {
            WriteChunks writing = new WriteChunks(session);
            Files.readAllLines(Path.of(args[2])).forEach(writing::write);
            Idle.untilEnded();
        }
    }

    /** Makes an empty table like that of the archive. */
    public static void createTable(CqlSession session) {
        session.execute("DROP KEYSPACE IF EXISTS ready_chunks");
        session.execute(
                """
                CREATE KEYSPACE ready_chunks WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}""");
        session.execute(
                """
                CREATE TABLE ready_chunks.chunk (
                    model_version text, pack_id uuid, part int, chunk_no int, bytes blob,
                    PRIMARY KEY ((model_version, pack_id, part), chunk_no)
                ) WITH compaction = {'class': 'UnifiedCompactionStrategy', 'scaling_parameters': 'T8'}
                AND compression = {'class': 'NoopCompressor', 'chunk_length_in_kb': '64'}""");
    }

    private void write(String pack) {
        List<Long> numbers = Stream.of(pack.split(" ")).map(Long::valueOf).toList();
        UUID id = UUID.randomUUID();
        List<CompletableFuture<?>> rows = new ArrayList<>();
        for (int row = 1; row < numbers.size(); row++) {
            rows.add(write(id, row, numbers.get(row).intValue()));
        }
        var unused = CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenRun(() -> {
                    synchronized (turns) {
                        System.out.println(turns.addAndGet(numbers.get(0)));
                    }
                });
    }

    /** Rows of a pack lie in several lanes, each a partition of its own. */
    private CompletableFuture<?> write(UUID pack, int row, int bytes) {
        return writes.execute(insert.bind("lane-" + row, pack, row, ByteBuffer.wrap(NOISE, 0, bytes)));
    }

    private static byte[] noise() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
