package org.threadkeep.ingest.accept;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.ingest.measure.IngestMeter;

/**
 * Counts events. When no request is under way, received = accepted + rejected + unavailable; the events of a request that was
 * refused as a whole (too large, not readable, no room, no Kafka) are not received.
 */
@ApplicationScoped
public class TurnAccounting {
    private final Counter received;
    private final Counter accepted;
    private final Map<Fault, Counter> rejected = new EnumMap<>(Fault.class);
    private final Counter unavailable;

    /** Registers all counters, so that each is there from the start. */
    public TurnAccounting(MeterRegistry registry) {
        received = IngestMeter.RECEIVED.counter(registry);
        accepted = IngestMeter.ACCEPTED.counter(registry);
        for (Fault fault : Fault.values()) {
            rejected.put(fault, IngestMeter.REJECTED.counter(registry, "reason", fault.label()));
        }
        unavailable = IngestMeter.UNAVAILABLE.counter(registry);
    }

    void received(int events) {
        received.increment(events);
    }

    void ended(List<TurnOutcome> outcomes) {
        outcomes.forEach(outcome -> counterOf(outcome).increment());
    }

    private Counter counterOf(TurnOutcome outcome) {
        if (outcome instanceof TurnOutcome.Accepted) {
            return accepted;
        }
        return outcome instanceof TurnOutcome.Rejected refused ? rejected.get(refused.fault()) : unavailable;
    }
}
