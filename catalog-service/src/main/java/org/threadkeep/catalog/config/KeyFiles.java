package org.threadkeep.catalog.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.Function;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeySettings;
import org.threadkeep.events.identity.IdentityKey;

/** Reads the key files at start, and refuses a start without them. */
@Startup
@ApplicationScoped
public class KeyFiles {
    private final IdentityKey identityKey;
    private final KeyManagement keyManagement;

    /**
     * Reads the files.
     *
     * @throws IllegalStateException naming the property whose file is wrong
     */
    public KeyFiles(CatalogConfig config) {
        this.identityKey =
                read("threadkeep.identity.key-file", config.identity().keyFile(), IdentityKey::read);
        this.keyManagement = KeySettings.open(config.keys(), "threadkeep.keys");
    }

    @Produces
    @Singleton
    IdentityKey identityKey() {
        return identityKey;
    }

    @Produces
    @Singleton
    KeyManagement keyManagement() {
        return keyManagement;
    }

    private static <T> T read(String property, Path file, Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (RuntimeException e) {
            throw new IllegalStateException("set " + property + " to a good key file: " + e.getMessage(), e);
        }
    }
}
