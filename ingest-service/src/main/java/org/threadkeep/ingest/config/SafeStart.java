package org.threadkeep.ingest.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.threadkeep.events.identity.TurnIdentity;

/** Refuses a start that would lose turns or run out of memory, naming the property to set. */
@ApplicationScoped
class SafeStart {
    private static final int IN_FLIGHT_SHARE_OF_HEAP = 3;

    private final IngestConfig config;

    SafeStart(IngestConfig config) {
        this.config = config;
    }

    /** Asks for the identity too, so that its key is read at the start and not with the first turn. */
    void onStart(@Observes StartupEvent start, TurnIdentity identity) {
        check(config, Runtime.getRuntime().maxMemory());
    }

    static void check(IngestConfig config, long maxHeap) {
        long maxInFlight = config.maxInFlight().asLongValue();
        requirePositive("threadkeep.ingest.max-body", config.maxBody().asLongValue());
        requirePositive("threadkeep.ingest.max-batch", config.maxBatch());
        if (maxInFlight < config.maxBody().asLongValue()) {
            throw new UnsafeStartException(
                    "threadkeep.ingest.max-in-flight",
                    "is less than threadkeep.ingest.max-body, so a body of that size could never be taken");
        }
        if (maxInFlight > maxHeap / IN_FLIGHT_SHARE_OF_HEAP) {
            throw new UnsafeStartException(
                    "threadkeep.ingest.max-in-flight",
                    "is more than a third of the heap of " + (maxHeap >> 20) + " MiB; raise -Xmx or lower it");
        }
    }

    private static void requirePositive(String property, long value) {
        if (value <= 0) {
            throw new UnsafeStartException(property, "is not above zero");
        }
    }
}
