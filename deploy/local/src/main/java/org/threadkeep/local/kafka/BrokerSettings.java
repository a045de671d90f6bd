package org.threadkeep.local.kafka;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.threadkeep.local.process.Ports;

/**
 * The configuration of one node, broker and controller in one.
 *
 * @param id from 1
 * @param nodes how many there are
 * @param port of every broker, each on its own loopback address
 * @param controllerPort likewise
 * @param home the node's folder
 * @param detour another way in for clients
 */
record BrokerSettings(
        int id, int nodes, int port, int controllerPort, Path home, Optional<KafkaCluster.Detour> detour) {

    /** The largest record batch; a record of 32 MiB, encoded as JSON, has room. */
    static final int MAX_BATCH_BYTES = 48 * 1024 * 1024;

    InetSocketAddress broker() {
        return Ports.loopback(id, port);
    }

    InetSocketAddress controller() {
        return Ports.loopback(id, controllerPort);
    }

    String name() {
        return "kafka-" + id;
    }

    List<InetSocketAddress> listens() {
        List<InetSocketAddress> listens = new ArrayList<>(List.of(broker(), controller()));
        detour.ifPresent(way -> listens.add(Ports.loopback(id, way.port())));
        return List.copyOf(listens);
    }

    private String detour(ToIntFunction<KafkaCluster.Detour> port) {
        return detour.map(way -> ",DETOUR://" + text(Ports.loopback(id, port.applyAsInt(way))))
                .orElse("");
    }

    /** The text of {@code server.properties}. */
    String render() {
        return """
                process.roles=broker,controller
                node.id=%1$d
                broker.rack=rack%1$d
                controller.quorum.voters=%2$s
                listeners=BROKER://%3$s,CONTROLLER://%4$s%9$s
                advertised.listeners=BROKER://%3$s%10$s
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,DETOUR:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                log.dirs=%5$s

                auto.create.topics.enable=false
                num.partitions=4
                default.replication.factor=%6$d
                min.insync.replicas=%7$d
                offsets.topic.replication.factor=%6$d
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=%6$d
                transaction.state.log.min.isr=%7$d
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=%6$d
                share.coordinator.state.topic.min.isr=%7$d
                share.coordinator.state.topic.num.partitions=4

                message.max.bytes=%8$d
                replica.fetch.max.bytes=%8$d
                replica.fetch.response.max.bytes=%8$d
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                """
                .formatted(
                        id,
                        voters(),
                        text(broker()),
                        text(controller()),
                        home.resolve("data"),
                        replicas(nodes),
                        Math.max(1, replicas(nodes) - 1),
                        MAX_BATCH_BYTES,
                        detour(KafkaCluster.Detour::port),
                        detour(KafkaCluster.Detour::advertised));
    }

    static int replicas(int nodes) {
        return Math.min(3, nodes);
    }

    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private String voters() {
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(n -> n + "@" + text(Ports.loopback(n, controllerPort)))
                .collect(Collectors.joining(","));
    }
}
