package org.threadkeep.freezer.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The fleet's identity key. */
@ConfigMapping(prefix = "threadkeep.identity")
public interface IdentityConfig {
    /** File with 64 hex digits; the same for all services, for ever. */
    Path keyFile();
}
