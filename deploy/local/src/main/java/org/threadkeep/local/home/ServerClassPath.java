package org.threadkeep.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that a server is run with, as Maven wrote them down for its own set of versions. */
public final class ServerClassPath {

    private ServerClassPath() {}

    /**
     * Reads the class path of one server.
     *
     * @param root the repository
     * @param server folder under {@code deploy/local}, e.g. {@code kafka-server}
     * @return jars joined by the platform's path separator
     * @throws IllegalStateException if Maven hasn't written it yet; the message names the command that does
     */
    public static String read(Path root, String server) {
        Path module = root.resolve("deploy/local").resolve(server);
        Path file = module.resolve("target/classpath");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("%s is missing; make it with: cd %s && mvn -q -B process-resources"
                    .formatted(root.relativize(file), module));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
