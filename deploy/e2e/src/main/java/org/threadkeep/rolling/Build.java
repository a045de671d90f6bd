package org.threadkeep.rolling;

import java.nio.file.Path;
import java.util.Objects;

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
}
