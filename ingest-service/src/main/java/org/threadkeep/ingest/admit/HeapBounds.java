package org.threadkeep.ingest.admit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.config.IngestConfig;
import org.threadkeep.ingest.measure.IngestMeter;

/** Sizes the working memory after the heap: what it leaves is for the producer's buffer and the service itself. */
final class HeapBounds {
    private static final Logger LOG = Logger.getLogger(HeapBounds.class);

    /** Tried with 384 MiB and the serial collector, the only one that finds room for arrays of 64 MiB in so small a heap. */
    private static final double SHARE_OF_COMPACT_HEAP = 0.7;

    private static final double SHARE_OF_HEAP = 0.4;
    private static final String SERIAL_COLLECTOR = "MarkSweepCompact";

    private HeapBounds() {}

    @Produces
    @Singleton
    static WorkingMemory workingMemory(IngestConfig config, MeterRegistry registry) {
        double share = isCompact() ? SHARE_OF_COMPACT_HEAP : SHARE_OF_HEAP;
        long total = (long) (Runtime.getRuntime().maxMemory() * share);
        if (total < WorkingMemory.LARGE_EVENT_BYTES) {
            LOG.warnf(
                    "the heap leaves %d MiB to take events apart, so that some of 32 MiB will be refused: "
                            + "-Xmx384m with -XX:+UseSerialGC, or -Xmx640m, takes them all",
                    total >> 20);
        }
        WorkingMemory memory = new WorkingMemory(total, config.maxInFlight().asLongValue());
        IngestMeter.IN_FLIGHT.gauge(registry, memory, WorkingMemory::inFlight);
        IngestMeter.PARSING.gauge(registry, memory, WorkingMemory::parsing);
        return memory;
    }

    private static boolean isCompact() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(collector -> collector.getName().equals(SERIAL_COLLECTOR));
    }
}
