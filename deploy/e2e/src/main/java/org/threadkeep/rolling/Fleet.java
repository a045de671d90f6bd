package org.threadkeep.rolling;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.Folders;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.ServerGroup;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.TestFolder;
import org.threadkeep.local.stack.FurtherService;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** One broker, one node, and two replicas of each service. */
final class Fleet implements AutoCloseable {
    /** Who reads what another one writes goes first, as the runbook says. */
    private static final List<String> READERS_FIRST = List.of("catalog", "freezer", "ingest");

    /** The freezer makes the tables that a catalog reads. */
    private static final List<String> START_ORDER = List.of("freezer", "catalog", "ingest");

    private static final int REPLICAS = 2;

    private final LocalStack stack;
    private final List<Build> builds;
    private final List<Replica> replicas = new ArrayList<>();
    private final ServerGroup processes;

    /** Starts nothing; the first of the builds is the one to start with. */
    Fleet(List<Build> builds) {
        this.stack = LocalStack.at(StackOptions.forTest(RepositoryRoot.find(), 1, 1));
        this.builds = List.copyOf(builds);
        Path folder = TestFolder.create("replicas");
        for (int number = 1; number <= REPLICAS; number++) {
            for (String service : READERS_FIRST) {
                replicas.add(new Replica(stack, further(service, number, folder), builds));
            }
        }
        List<ServerProcess> all = new ArrayList<>();
        replicas.forEach(replica -> replica.processes().forEach(all::add));
        this.processes = new ServerGroup(Lifetime.TEST, new Folders(folder), all);
    }

    private FurtherService further(String service, int number, Path folder) {
        FurtherService further =
                FurtherService.of(service + "-" + number, service, builds.get(0).home(), folder);
        return number == 1 && !service.equals("ingest") ? further.creatingSchema() : further;
    }

    /** Starts everything; those that create tables first. */
    void up() {
        stack.upServers();
        processes.start(
                () -> START_ORDER.forEach(service -> of(service).forEach(replica -> replica.start(builds.get(0)))));
    }

    LocalStack stack() {
        return stack;
    }

    List<Replica> of(String service) {
        return replicas.stream().filter(replica -> replica.isOf(service)).toList();
    }

    List<URI> catalogs() {
        return of("catalog").stream().map(Replica::uri).toList();
    }

    /** Steps that bring the first replica of each service to this build, or the second; readers first. */
    List<Step> stepsTo(Build build, int number) {
        return READERS_FIRST.stream()
                .map(service -> new Step(of(service).get(number - 1), build))
                .toList();
    }

    @Override
    public void close() {
        processes.close();
        stack.close();
    }
}
