package org.threadkeep.rolling;

import java.nio.file.Path;
import java.util.Objects;
import org.threadkeep.local.stack.FurtherService;

/**
 * A version of the services.
 *
 * @param name for people
 * @param home the checkout that they were built in
 */
record Build(String name, Path home) {
    Build {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(home, "home");
    }

    /** The service as this version runs it. */
    FurtherService of(FurtherService service) {
        return service.from(home);
    }
}
