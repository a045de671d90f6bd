package org.threadkeep.ingest.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.threadkeep.ingest.publish.KafkaWatch;
import org.threadkeep.ingest.publish.Presence;

/** Ready when Kafka can take turns. It answers from memory, so that it needs no worker when all are busy. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements AsyncHealthCheck {
    private final KafkaWatch kafka;

    /** Asks the given watch. */
    public KafkaReadiness(KafkaWatch kafka) {
        this.kafka = kafka;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("kafka");
        if (kafka.presence() instanceof Presence.Absent absent) {
            return Uni.createFrom()
                    .item(response.down().withData("reason", absent.reason()).build());
        }
        return Uni.createFrom().item(response.up().build());
    }
}
