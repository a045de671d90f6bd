package org.threadkeep.rolling;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.FurtherService;
import org.threadkeep.local.stack.LocalStack;

/** One of several equal processes of a service. Its name, ports and data stay; the build that it runs from may change. */
final class Replica {
    private final FurtherService service;
    private final Map<Path, ServerProcess> processes = new LinkedHashMap<>();
    private volatile ServerProcess current;

    Replica(LocalStack stack, FurtherService service, Iterable<Build> builds) {
        this.service = service;
        builds.forEach(build -> processes.put(build.home(), stack.further(build.of(service))));
        this.current = processes.values().iterator().next();
    }

    String name() {
        return service.name();
    }

    boolean isOf(String name) {
        return service.service().equals(name);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + service.ports().http());
    }

    /** The same process as each build would run it; at most one of them runs. */
    Iterable<ServerProcess> processes() {
        return processes.values();
    }

    boolean isReady() {
        return current.readiness() instanceof Readiness.Ready;
    }

    /** SIGTERM, and waits for its end. */
    void stop() {
        current.stop();
    }

    /** Starts it from this build, and waits until it is ready. */
    void start(Build build) {
        current = processes.get(build.home());
        current.start();
    }
}
