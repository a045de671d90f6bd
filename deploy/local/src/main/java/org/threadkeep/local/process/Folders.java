package org.threadkeep.local.process;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the servers of one stack keep things: {@code <root>/<name>} is a server's home, {@code <root>/logs} and
 * {@code <root>/run} hold everybody's logs and pid files.
 */
public record Folders(Path root) {

    public Folders {
        Objects.requireNonNull(root, "root");
        root = root.toAbsolutePath().normalize();
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    /** The server's own folder. */
    public Path home(String name) {
        return root.resolve(name);
    }

    /** The file that gets all that the server prints. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** The file that says which process the server is. */
    public Path pid(String name) {
        return run().resolve(name + ".pid");
    }
}
