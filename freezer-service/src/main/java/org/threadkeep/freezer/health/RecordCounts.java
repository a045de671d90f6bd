package org.threadkeep.freezer.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.events.Attribute;
import org.threadkeep.freezer.stream.TurnAccounting;

/** Counts records for Prometheus. */
@ApplicationScoped
public class RecordCounts implements TurnAccounting {
    private static final Set<String> PLAIN_REASONS = Set.of("data", "event", "headers", "key");

    private static final String REJECTED = "rejected";

    private final MeterRegistry registry;
    private final AtomicLong inProgress = new AtomicLong();
    private final Counter received;
    private final Counter ignored;
    private final Counter frozen;
    private final Counter duplicate;
    private final Counter control;

    /** Registers its meters. */
    public RecordCounts(MeterRegistry registry) {
        this.registry = registry;
        received = counter("received", "Records that came from Kafka");
        ignored = counter("ignored", "Records that were read before, or that will be read again");
        frozen = counter("frozen", "Turns in committed packs");
        duplicate = counter("duplicate", "Turns that were delivered again, in committed packs");
        counter(REJECTED, "Records that can't be frozen, in committed packs", "reason", "event");
        control = counter("control", "Offsets without a record for consumers, in committed packs");
        Gauge.builder("threadkeep.turns.in.progress", inProgress, AtomicLong::get)
                .description("Received, and neither committed nor ignored yet")
                .register(registry);
    }

    private Counter counter(String what, String description, String... labels) {
        return Counter.builder("threadkeep.turns." + what)
                .description(description)
                .tags(labels)
                .register(registry);
    }

    @Override
    public void received(long records) {
        received.increment((double) records);
        inProgress.addAndGet(records);
    }

    @Override
    public void ignored(long records) {
        ignored.increment((double) records);
        inProgress.addAndGet(-records);
    }

    @Override
    public void committed(PackCounts counts, Map<String, Long> rejectedByField) {
        frozen.increment((double) counts.turns());
        duplicate.increment((double) counts.duplicates());
        rejectedByField.forEach(
                (field, records) -> registry.counter("threadkeep.turns." + REJECTED, "reason", reason(field))
                        .increment((double) records));
        control.increment((double) counts.control());
        inProgress.addAndGet(-(counts.turns() + counts.duplicates() + counts.rejected()));
    }

    /** An attribute's name or one of few words, never content. */
    private static String reason(String field) {
        String first = field.split("[.\\[]", 2)[0];
        return PLAIN_REASONS.contains(first) || Attribute.named(first).isPresent() ? first : "other";
    }
}
