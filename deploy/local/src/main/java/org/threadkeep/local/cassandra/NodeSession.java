package org.threadkeep.local.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Opens sessions that talk to one node and to no other. */
final class NodeSession {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private NodeSession() {}

    static CqlSession open(InetSocketAddress node) {
        return CqlSession.builder()
                .addContactPoint(node)
                .withLocalDatacenter(CassandraCluster.DATACENTER)
                .withNodeDistanceEvaluator((other, datacenter) ->
                        node.equals(other.getEndPoint().resolve()) ? NodeDistance.LOCAL : NodeDistance.IGNORED)
                .withConfigLoader(timeouts())
                .build();
    }

    private static DriverConfigLoader timeouts() {
        return DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, TIMEOUT)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, TIMEOUT)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                .build();
    }
}
