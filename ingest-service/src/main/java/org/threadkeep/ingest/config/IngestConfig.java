package org.threadkeep.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Bounds of what one request and all of them together may be, and what is assumed of those that don't say it. */
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

    /** Tenant of captured exchanges, spans and log records that name none and whose request has no {@code X-Threadkeep-Tenant}. */
    Optional<String> defaultTenant();

    /** Source of captured exchanges that name none and whose request has no {@code X-Threadkeep-Source}. */
    @WithDefault("/threadkeep/ingest")
    String defaultSource();

    /** Where the catalog answers, such as {@code https://catalog.example}; receipts then name the turn's address there. */
    Optional<URI> catalogUrl();
}
