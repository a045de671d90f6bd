package org.threadkeep.local.kafka;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Probe;
import org.threadkeep.local.process.Readiness;

/** Asks one broker which brokers it sees as usable. */
final class BrokerProbe implements Probe {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final InetSocketAddress broker;
    private final Set<Integer> expected;

    private BrokerProbe(InetSocketAddress broker, Set<Integer> expected) {
        this.broker = broker;
        this.expected = expected;
    }

    /** Ready when the broker counts itself in. */
    static BrokerProbe ofItself(BrokerSettings settings) {
        return new BrokerProbe(settings.broker(), Set.of(settings.id()));
    }

    /** Ready when the broker sees all of its cluster. */
    static BrokerProbe ofAll(BrokerSettings settings) {
        return new BrokerProbe(
                settings.broker(),
                IntStream.rangeClosed(1, settings.nodes()).boxed().collect(Collectors.toSet()));
    }

    @Override
    public Readiness check() {
        if (!Ports.accepts(broker)) {
            return Readiness.notReady("nothing listens on port " + broker.getPort());
        }
        Map<String, Object> config = Map.of(
                "bootstrap.servers", BrokerSettings.text(broker),
                "request.timeout.ms", TIMEOUT_MILLIS,
                "default.api.timeout.ms", TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(config)) {
            return compare(admin.describeCluster().nodes().get());
        } catch (ExecutionException e) {
            return Readiness.notReady("broker doesn't answer: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Readiness.notReady("interrupted");
        }
    }

    private Readiness compare(Collection<Node> nodes) {
        Set<Integer> missing = new TreeSet<>(expected);
        nodes.forEach(node -> missing.remove(node.id()));
        return missing.isEmpty() ? Readiness.ready() : Readiness.notReady("brokers not seen: " + missing);
    }
}
