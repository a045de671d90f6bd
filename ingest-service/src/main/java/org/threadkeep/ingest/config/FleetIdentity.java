package org.threadkeep.ingest.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** Makes what derives turn, thread and context names, from the fleet's key. */
final class FleetIdentity {
    private static final String PROPERTY = "threadkeep.identity.key-file";

    private FleetIdentity() {}

    @Produces
    @Singleton
    static TurnIdentity turnIdentity(IdentityConfig config) {
        Path file = config.keyFile()
                .orElseThrow(() -> new UnsafeStartException(
                        PROPERTY, "is not set; it names the file of 64 hex digits that the whole fleet shares"));
        try {
            return new TurnIdentity(IdentityKey.read(file));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new UnsafeStartException(PROPERTY, e.getMessage(), e);
        }
    }
}
