package org.threadkeep.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadkeep.local.process.Lifetime;

class NodeSettingsTest {

    @Test
    void a_node_listens_on_its_own_address_and_finds_the_others_through_the_first() {
        String yaml = node(3, 3).render();

        assertThat(yaml.lines())
                .contains("listen_address: 127.0.0.3", "rpc_address: 127.0.0.3", "native_transport_port: 9042")
                .anyMatch(line -> line.endsWith("- seeds: \"127.0.0.1:7000\""));
    }

    @Test
    void an_acknowledged_write_is_in_the_commit_log_on_disk() {
        assertThat(node(1, 1).render().lines())
                .contains("commitlog_sync: group", "commitlog_sync_group_window: 10ms")
                .noneMatch(line -> line.startsWith("commitlog_sync_period:"));
    }

    @Test
    void a_write_may_be_acknowledged_before_it_is_on_disk_where_replicas_are_what_counts() {
        assertThat(node(1, 1, CommitLogSync.PERIODIC).render().lines())
                .contains("commitlog_sync: periodic", "commitlog_sync_period: 10000ms")
                .noneMatch(line -> line.startsWith("commitlog_sync_group_window:"));
    }

    @ParameterizedTest
    @EnumSource
    void no_setting_stands_twice(CommitLogSync commitLog) {
        assertThat(node(1, 1, commitLog).render().lines().filter(line -> line.matches("[a-z_]+:.*")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .contains("commitlog_sync")
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_says_nothing_gets_writes_that_are_on_disk() {
        CassandraCluster.Options usual = CassandraCluster.Options.of(1, Path.of("/data"), Lifetime.LIVES_ON);

        assertThat(usual.commitLog()).isEqualTo(CommitLogSync.GROUP);
        assertThat(usual.withCommitLog(CommitLogSync.PERIODIC).withHeapMiB(512).commitLog())
                .isEqualTo(CommitLogSync.PERIODIC);
    }

    @Test
    void tokens_divide_the_ring_evenly() {
        List<Long> tokens = IntStream.rangeClosed(1, 3)
                .mapToLong(id -> token(node(id, 3)))
                .boxed()
                .toList();

        assertThat(tokens).containsExactly(-9223372036854775807L, -3074457345618258603L, 3074457345618258602L);
    }

    @Test
    void each_node_stands_in_its_own_rack() {
        Stream<String> rack = node(2, 3).renderRack().lines();

        assertThat(rack).containsExactly("dc=datacenter1", "rack=rack2");
    }

    private static NodeSettings node(int id, int nodes) {
        return node(id, nodes, CommitLogSync.GROUP);
    }

    private static NodeSettings node(int id, int nodes, CommitLogSync commitLog) {
        return new NodeSettings(id, nodes, 9042, 7000, 512, commitLog, Path.of("/data/cassandra"));
    }

    private static long token(NodeSettings settings) {
        String line = settings.render()
                .lines()
                .filter(text -> text.startsWith("initial_token: "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.substring("initial_token: ".length()));
    }
}
