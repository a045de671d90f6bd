package org.threadkeep.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threadkeep.local.cassandra.CassandraCluster.Options;
import org.threadkeep.local.process.Ports;

class CassandraClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NEARLY_16_MIB = 16 * 1024 * 1024 - 4096;

    @Test
    void rows_survive_a_node_that_is_killed_and_started_again() {
        Options options = Options.forTest();
        try (CassandraCluster cassandra = CassandraCluster.start(options)) {
            try (Rows rows = new Rows(cassandra, 1)) {
                rows.insert("small", ByteBuffer.allocate(10));
                rows.insert("large", ByteBuffer.allocate(NEARLY_16_MIB));
            }

            cassandra.node(1).kill();
            cassandra.node(1).start();

            try (Rows rows = new Rows(cassandra, 1)) {
                assertThat(rows.size("small")).isEqualTo(10);
                assertThat(rows.size("large")).isEqualTo(NEARLY_16_MIB);
            }
        }
        assertGone(options);
    }

    @Test
    void a_node_acknowledges_before_it_syncs_if_it_is_told_to() {
        Options options = Options.forTest().withCommitLog(CommitLogSync.PERIODIC);
        try (CassandraCluster cassandra = CassandraCluster.start(options);
                Rows rows = new Rows(cassandra, 1)) {
            rows.insert("small", ByteBuffer.allocate(10));

            assertThat(rows.setting("commitlog_sync")).isEqualTo("periodic");
            assertThat(rows.setting("commitlog_sync_period")).isEqualTo("10000ms");
            assertThat(rows.size("small")).isEqualTo(10);
        }
    }

    @Test
    void three_nodes_accept_quorum_writes_while_one_is_dead() {
        Options options = Options.forTest(3).withHeapMiB(512);
        try (CassandraCluster cassandra = CassandraCluster.start(options);
                Rows rows = new Rows(cassandra, 3)) {
            rows.insert("before", ByteBuffer.allocate(1));

            cassandra.node(2).kill();
            rows.insert("during", ByteBuffer.allocate(2));
            cassandra.node(2).start();
            cassandra.awaitAllUp(PATIENCE);

            rows.insert("after", ByteBuffer.allocate(3));
            assertThat(List.of(rows.size("before"), rows.size("during"), rows.size("after")))
                    .containsExactly(1, 2, 3);
        }
        assertGone(options);
    }

    private static void assertGone(Options options) {
        List<InetSocketAddress> addresses = List.of(
                Ports.loopback(1, options.port()),
                Ports.loopback(1, options.storagePort()),
                Ports.loopback(options.nodes(), options.port()));
        assertThat(addresses).allMatch(Ports::isFree);
        assertThat(options.dataDir()).doesNotExist();
        assertThat(processesThatMention(options.dataDir())).isEmpty();
    }

    private static List<ProcessHandle> processesThatMention(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }
}
