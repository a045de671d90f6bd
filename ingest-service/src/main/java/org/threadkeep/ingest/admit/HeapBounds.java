package org.threadkeep.ingest.admit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.threadkeep.ingest.config.IngestConfig;

/** Sizes the working memory after the heap. */
final class HeapBounds {
    /** The rest is for the producer's buffer and the service itself; tried with 384 MiB. */
    private static final double SHARE_OF_HEAP = 0.7;

    private HeapBounds() {}

    @Produces
    @Singleton
    static WorkingMemory workingMemory(IngestConfig config, MeterRegistry registry) {
        long total = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
        WorkingMemory memory = new WorkingMemory(total, config.maxInFlight().asLongValue());
        gauge("threadkeep.ingest.in.flight", "Bodies that wait for their answer", memory, WorkingMemory::inFlight)
                .register(registry);
        gauge("threadkeep.ingest.parsing", "Memory set aside for taking events apart", memory, WorkingMemory::parsing)
                .register(registry);
        return memory;
    }

    private static Gauge.Builder<WorkingMemory> gauge(
            String name, String description, WorkingMemory memory, ToDoubleFunction<WorkingMemory> value) {
        return Gauge.builder(name, memory, value).baseUnit("bytes").description(description);
    }
}
