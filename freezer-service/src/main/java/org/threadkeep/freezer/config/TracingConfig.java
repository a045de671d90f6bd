package org.threadkeep.freezer.config;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where spans go. */
@ConfigMapping(prefix = "threadkeep.tracing")
public interface TracingConfig {
    /** A collector that takes OTLP over HTTP, such as {@code http://collector.example:4318}. Without one nothing is traced. */
    Optional<URI> endpoint();
}
