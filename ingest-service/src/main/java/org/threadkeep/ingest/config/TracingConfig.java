package org.threadkeep.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where spans go. */
@ConfigMapping(prefix = "threadkeep.tracing")
public interface TracingConfig {
    /** A collector that takes OTLP over HTTP, such as {@code http://collector.example:4318}. Without one nothing is traced. */
    Optional<URI> endpoint();

    /** Share of the calls that are traced although their caller doesn't say whether it traces them: 0 to 1. */
    @WithDefault("0.01")
    double ratio();
}
