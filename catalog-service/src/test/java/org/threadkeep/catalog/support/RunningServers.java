package org.threadkeep.catalog.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Real Kafka and Cassandra for {@code @QuarkusTest}s. */
public final class RunningServers implements QuarkusTestResourceLifecycleManager {
    private final Servers servers = new Servers();

    @Override
    public Map<String, String> start() {
        servers.startKafka();
        servers.startCassandra();
        servers.createArchiveSchema();
        Map<String, String> properties = new HashMap<>(servers.properties());
        properties.put("threadkeep.catalog.sweep-interval", "2S");
        properties.put("threadkeep.catalog.watch-interval", "0.2S");
        properties.put("threadkeep.catalog.coverage-settling", "0S");
        return properties;
    }

    @Override
    public void stop() {
        servers.close();
    }
}
