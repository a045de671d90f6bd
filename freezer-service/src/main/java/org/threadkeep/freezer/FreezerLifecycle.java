package org.threadkeep.freezer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
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

    /** Before all else that starts, which takes as long as to connect: both go on at once. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        connection.start();
    }

    void stop(@Observes ShutdownEvent event) {
        streams.stop(config.handOverLimit());
        connection.close();
    }
}
