package org.threadkeep.freezer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.threadkeep.freezer.config.FreezerConfig;
import org.threadkeep.freezer.storage.ArchiveConnection;
import org.threadkeep.freezer.stream.StreamLoop;

/** Begins when the process has started; before it ends, seals what is held, while Kafka and Cassandra are still connected. */
@ApplicationScoped
public class FreezerLifecycle {
    private final StreamLoop streams;
    private final ArchiveConnection connection;
    private final FreezerConfig config;

    /** Starts and stops these. */
    public FreezerLifecycle(StreamLoop streams, ArchiveConnection connection, FreezerConfig config) {
        this.streams = streams;
        this.connection = connection;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        connection.start();
    }

    void stop(@Observes ShutdownEvent event) {
        streams.stop(config.handOverLimit());
        connection.close();
    }
}
