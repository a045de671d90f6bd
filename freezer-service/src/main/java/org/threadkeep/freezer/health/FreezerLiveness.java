package org.threadkeep.freezer.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.threadkeep.freezer.stream.StreamLoop;

/** Whether the loop runs. It waits for neither Kafka nor Cassandra, so their absence doesn't end the process. */
@Liveness
@ApplicationScoped
public class FreezerLiveness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamLoop streams;

    /** Looks at this loop. */
    public FreezerLiveness(StreamLoop streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        Duration idle = streams.sinceLastTick();
        return HealthCheckResponse.named("freezer loop")
                .withData("last tick", idle.toMillis() + " ms ago")
                .status(idle.compareTo(PATIENCE) < 0)
                .build();
    }
}
