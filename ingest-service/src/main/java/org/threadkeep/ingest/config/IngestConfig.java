package org.threadkeep.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what one request and all of them together may be. */
@ConfigMapping(prefix = "threadkeep.ingest")
public interface IngestConfig {
    /** Largest body of one request, both as it is sent and after decompression. At most {@link #maxInFlight()}. */
    @WithDefault("64M")
    MemorySize maxBody();

    /** Most events in one request. */
    @WithDefault("10000")
    int maxBatch();

    /** Most bytes of bodies that are held at a time, from their first byte until the answer. At most a third of the heap. */
    @WithDefault("96M")
    MemorySize maxInFlight();
}
