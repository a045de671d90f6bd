package org.threadkeep.local.process;

/** Asks a server whether it is ready; answers within seconds and never throws because the server is away. */
@FunctionalInterface
public interface Probe {

    Readiness check();
}
