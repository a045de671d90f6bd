package org.threadkeep.freezer.testing;

import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.net.Call;
import org.threadkeep.local.net.Gate;
import org.threadkeep.local.net.WireProxy;
import org.threadkeep.local.process.Ports;

/** Servers with a proxy before each, for freezers only: tests look directly. */
public final class ProxiedServers implements AutoCloseable {
    private final KafkaCluster.Detour detour = new KafkaCluster.Detour(Ports.free(1), Ports.free(1));
    private final Servers servers;
    private WireProxy kafka;
    private WireProxy cassandra;
    private volatile Gate gate = Gate.OPEN;

    /** Nothing runs yet. */
    public ProxiedServers(int partitions) {
        servers = new Servers(partitions, KafkaCluster.Options.forTest().withDetour(detour));
    }

    /** Starts all. */
    public void start() {
        servers.start();
        kafka = WireProxy.kafka(detour.advertised(), Ports.loopback(1, detour.port()), this::ask);
        cassandra = WireProxy.cassandra(
                Ports.free(1), servers.cassandra().contactPoints().get(0), this::ask);
    }

    private Gate.Verdict ask(Call call) {
        return gate.at(call);
    }

    /** From now on, this gate decides. */
    public void gate(Gate next) {
        gate = next;
    }

    /** The servers themselves. */
    public Servers servers() {
        return servers;
    }

    /**
     * What a freezer must be told to come through the proxies; small packs, and a dead member is forgotten soon.
     *
     * @param more adds or overrides
     */
    public Map<String, String> properties(Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:" + detour.advertised(),
                "quarkus.cassandra.contact-points",
                        "127.0.0.1:" + cassandra.address().getPort(),
                "datastax-java-driver.advanced.protocol.version", "V4",
                "mp.messaging.incoming.turns.session.timeout.ms", "3000",
                "mp.messaging.incoming.turns.heartbeat.interval.ms", "500",
                "threadkeep.freezer.pack-max-age", "200ms"));
        properties.putAll(more);
        return properties;
    }

    @Override
    public void close() {
        kafka.close();
        cassandra.close();
        servers.close();
    }
}
