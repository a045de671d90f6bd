package org.threadkeep.local.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends what mustn't outlive this JVM: the servers of tests, and those whose start was interrupted. */
final class StopAtExit {

    private static final Set<ServerGroup> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(ServerGroup::undo), "threadkeep-stop-servers"));
    }

    private StopAtExit() {}

    static void register(ServerGroup group) {
        OPEN.add(group);
    }

    static void forget(ServerGroup group) {
        OPEN.remove(group);
    }
}
