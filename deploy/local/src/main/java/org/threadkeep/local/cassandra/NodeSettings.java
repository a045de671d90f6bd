package org.threadkeep.local.cassandra;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.threadkeep.local.process.Ports;

/**
 * The configuration of one Cassandra node.
 *
 * @param id from 1; also the last number of its loopback address, and its rack
 * @param nodes how many there are
 * @param port for CQL
 * @param storagePort for the other nodes
 * @param heapMiB maximum heap
 * @param commitLog when writes are acknowledged
 * @param home the node's folder
 */
record NodeSettings(int id, int nodes, int port, int storagePort, int heapMiB, CommitLogSync commitLog, Path home) {

    private static final BigInteger RING = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger RING_START = BigInteger.valueOf(Long.MIN_VALUE);

    String name() {
        return "cassandra-" + id;
    }

    InetSocketAddress cql() {
        return Ports.loopback(id, port);
    }

    List<InetSocketAddress> listens() {
        return List.of(cql(), Ports.loopback(id, storagePort));
    }

    /**
     * The text of {@code cassandra.yaml}. Nodes get evenly spread tokens and don't bootstrap: a cluster starts with all its
     * nodes, empty, and keeps them.
     */
    String render() {
        return """
                cluster_name: threadkeep-local
                num_tokens: 1
                initial_token: %1$s
                auto_bootstrap: false
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: GossipingPropertyFileSnitch
                storage_compatibility_mode: NONE
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "127.0.0.1:%4$d"

                listen_address: %2$s
                rpc_address: %2$s
                native_transport_port: %3$d
                storage_port: %4$d

                data_file_directories: ["%5$s/data"]
                commitlog_directory: "%5$s/commitlog"
                hints_directory: "%5$s/hints"
                saved_caches_directory: "%5$s/saved_caches"
                cdc_raw_directory: "%5$s/cdc_raw"

                %7$s
                commitlog_segment_size: 32MiB
                commitlog_total_space: 512MiB

                # A mutation may have 16 MiB (half a segment); the transport leaves room around it.
                native_transport_max_frame_size: 32MiB
                native_transport_max_request_data_in_flight_per_ip: 64MiB
                native_transport_max_request_data_in_flight: 128MiB
                max_value_size: 32MiB

                memtable_heap_space: %6$dMiB
                memtable_offheap_space: %6$dMiB
                file_cache_size: 64MiB
                networking_cache_size: 32MiB
                key_cache_size: 16MiB
                concurrent_reads: 16
                # With group, each write waits on its thread for the sync of the commit log: threads bound the writes of a second.
                concurrent_writes: 128
                concurrent_compactors: 1
                paxos_variant: v2
                disk_failure_policy: die
                commit_failure_policy: die
                """
                .formatted(
                        token(),
                        cql().getAddress().getHostAddress(),
                        port,
                        storagePort,
                        home,
                        heapMiB / 4,
                        commitLog.lines());
    }

    /** Where the node stands, for the snitch. */
    String renderRack() {
        return """
                dc=%s
                rack=rack%d
                """
                .formatted(CassandraCluster.DATACENTER, id);
    }

    private BigInteger token() {
        return RING.multiply(BigInteger.valueOf(id - 1))
                .divide(BigInteger.valueOf(nodes))
                .add(RING_START)
                .max(RING_START.add(BigInteger.ONE));
    }
}
