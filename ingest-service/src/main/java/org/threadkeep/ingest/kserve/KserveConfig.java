package org.threadkeep.ingest.kserve;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a request waits for its response, and how much may wait. */
@ConfigMapping(prefix = "threadkeep.ingest.kserve")
public interface KserveConfig {
    /** After so long a half becomes a turn without its other half. Longer than the longest call. */
    @WithDefault("10m")
    Duration patience();

    /** Most bytes of bodies that wait; when there are more, the oldest become turns without their other halves. */
    @WithDefault("16M")
    MemorySize maxWaiting();
}
