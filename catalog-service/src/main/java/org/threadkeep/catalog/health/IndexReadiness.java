package org.threadkeep.catalog.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.threadkeep.catalog.index.CatchUp;
import org.threadkeep.catalog.index.Indexing;
import org.threadkeep.catalog.index.StreamStatus;

/**
 * Not ready before the streams are known, nor while one is stopped, because lookups would hide its turns. How many packs a
 * stream lags is told, but is no reason: what is indexed can be looked up.
 */
@Readiness
@ApplicationScoped
public class IndexReadiness implements HealthCheck {
    private final Indexing indexing;

    /** Asks this. */
    public IndexReadiness(Indexing indexing) {
        this.indexing = indexing;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("index").up();
        indexing.discoveryProblem()
                .ifPresent(problem -> response.withData("freeze logs", problem).down());
        indexing.status().forEach((stream, status) -> {
            response.withData(stream, words(status));
            if (status.last() instanceof CatchUp.Stopped) {
                response.down();
            }
        });
        return response.build();
    }

    private static String words(StreamStatus status) {
        String at = "indexed to seq " + status.nextSeq() + ", lag " + status.lag() + " packs";
        if (status.last() instanceof CatchUp.Stopped stopped) {
            return at + ", stopped: " + stopped.reason();
        }
        if (status.last() instanceof CatchUp.Unavailable unavailable) {
            return at + ", waiting: " + unavailable.reason();
        }
        return at;
    }
}
