package org.threadkeep.rolling;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.threadkeep.local.stack.FurtherService;

/**
 * A version of the services.
 *
 * @param name for people
 * @param home the checkout that they were built in
 * @param freezer properties of its freezers
 */
record Build(String name, Path home, Map<String, String> freezer) {
    Build {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(home, "home");
        freezer = Map.copyOf(freezer);
    }

    /** As it is. */
    Build(String name, Path home) {
        this(name, home, Map.of());
    }

    /** The service as this version runs it. */
    FurtherService of(FurtherService service) {
        FurtherService here = service.from(home);
        return service.service().equals("freezer") ? here.with(freezer) : here;
    }
}
