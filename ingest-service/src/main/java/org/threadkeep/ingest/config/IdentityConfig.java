package org.threadkeep.ingest.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the fleet's identity key is. */
@ConfigMapping(prefix = "threadkeep.identity")
public interface IdentityConfig {
    /** File of 64 hex digits, the same for all services and forever. Without it the service does not start. */
    Optional<Path> keyFile();
}
