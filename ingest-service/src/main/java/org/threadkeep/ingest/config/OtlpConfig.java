package org.threadkeep.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what comes as OTLP. */
@ConfigMapping(prefix = "threadkeep.ingest.otlp")
public interface OtlpConfig {
    /** Most spans or log records in one request, model calls or not. */
    @WithDefault("100000")
    int maxRecords();

    /**
     * Most bytes of turns that one request may become. Resource and scope are repeated in each turn, so that a small request
     * could become a large one; what exceeds this is rejected.
     */
    @WithDefault("256M")
    MemorySize maxTurnBytes();
}
