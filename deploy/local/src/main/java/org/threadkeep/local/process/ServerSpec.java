package org.threadkeep.local.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What identifies a server on this machine.
 *
 * @param name what people call it, e.g. {@code kafka-1}
 * @param folders where its home, log and pid file are
 * @param listens the addresses it will listen on; the first is the one that clients use
 * @param patience how long it may take until it is ready
 */
public record ServerSpec(String name, Folders folders, List<InetSocketAddress> listens, Duration patience) {

    public ServerSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(folders, "folders");
        Objects.requireNonNull(patience, "patience");
        listens = List.copyOf(listens);
        if (listens.isEmpty()) {
            throw new IllegalArgumentException("listens is empty");
        }
    }

    /** The address that clients use. */
    public InetSocketAddress address() {
        return listens.get(0);
    }

    Path home() {
        return folders.home(name);
    }

    Path logFile() {
        return folders.log(name);
    }

    PidFile pidFile() {
        return new PidFile(folders.pid(name));
    }
}
