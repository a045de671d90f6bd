package org.threadkeep.local.process;

import java.util.List;
import java.util.Objects;

/** The servers of one cluster, which live and end together. */
public final class ServerGroup implements AutoCloseable {

    private final Lifetime lifetime;
    private final Folders folders;
    private final List<ServerProcess> nodes;

    public ServerGroup(Lifetime lifetime, Folders folders, List<ServerProcess> nodes) {
        this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
        this.folders = Objects.requireNonNull(folders, "folders");
        this.nodes = List.copyOf(nodes);
    }

    public List<ServerProcess> nodes() {
        return nodes;
    }

    /**
     * One node.
     *
     * @param id from 1
     */
    public ServerProcess node(int id) {
        return nodes.get(id - 1);
    }

    /** Runs the start, and undoes what it has started if it fails. */
    public void start(Runnable steps) {
        StopAtExit.register(this);
        try {
            steps.run();
        } catch (RuntimeException e) {
            undoBecauseOf(e);
            throw e;
        }
        if (!lifetime.isPassing()) {
            StopAtExit.forget(this);
        }
    }

    /** Ends all nodes; those of a test abruptly, because their data is deleted then. */
    @Override
    public void close() {
        if (lifetime.isPassing()) {
            nodes.forEach(ServerProcess::discard);
            TestFolder.delete(folders.root());
            StopAtExit.forget(this);
        } else {
            stop(nodes);
        }
    }

    /** All are told first: a broker that is the last of its quorum would wait for the others in vain. */
    private static void stop(List<ServerProcess> nodes) {
        nodes.forEach(ServerProcess::requestStop);
        nodes.forEach(ServerProcess::stop);
    }

    /** Ends what this JVM has started. */
    void undo() {
        if (lifetime.isPassing()) {
            close();
        } else {
            stop(nodes.stream().filter(ServerProcess::isLaunchedHere).toList());
            StopAtExit.forget(this);
        }
    }

    private void undoBecauseOf(RuntimeException reason) {
        try {
            undo();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
