package org.threadkeep.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.stack.LocalStack;

/**
 * Lets faults happen, one at a time among brokers and nodes and one at a time among services: of three replicas two are there,
 * and of everything else nothing may be.
 */
final class Nemesis {
    private static final int LONGEST_HALT_MILLIS = 14_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LONGEST_DOWN_MILLIS = 3_000;

    private static final int GROWN_TO = 6;

    private final AtomicBoolean grown = new AtomicBoolean();
    private final FaultPlan plan;
    private final LocalStack stack;
    private final FaultPace pace;
    private final Map<String, Integer> counts = new TreeMap<>();

    Nemesis(FaultPlan plan, LocalStack stack, FaultPace pace) {
        this.plan = plan;
        this.stack = stack;
        this.pace = pace;
    }

    /** Returns when all faults have happened and everything runs again. */
    void run() {
        List<ServerProcess> servers = new ArrayList<>(stack.kafka().nodes());
        servers.addAll(stack.cassandra().nodes());
        List<ServerProcess> services = new ArrayList<>(stack.freezers());
        services.add(stack.ingest());
        services.add(stack.catalog());
        ExecutorService lanes = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(
                                    () -> haunt(servers, plan.faults() / 2, new Random(plan.seed())), lanes),
                            CompletableFuture.runAsync(
                                    () -> haunt(services, (plan.faults() + 1) / 2, new Random(~plan.seed())), lanes))
                    .join();
        } finally {
            lanes.shutdownNow();
        }
    }

    /** How often what happened to whom. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    private void haunt(List<ServerProcess> processes, int faults, Random random) {
        for (int i = 0; i < faults; i++) {
            ServerProcess process = processes.get(random.nextInt(processes.size()));
            Fault fault = Fault.draw(random);
            count(fault + " " + process.name());
            happen(fault, process, random);
            growOnce();
            System.out.printf("fault %d of %d is over%n", pace.faultOver(), plan.faults());
        }
    }

    /** Half-way, the topic gets more partitions, and conversations move. */
    private void growOnce() {
        if (pace.faults() >= plan.faults() / 2 && grown.compareAndSet(false, true)) {
            GrowTopic.to(GROWN_TO, stack.kafka().bootstrapServers());
        }
    }

    private synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static void happen(Fault fault, ServerProcess process, Random random) {
        switch (fault) {
            case HALT -> {
                process.freeze();
                pause(random.nextInt(LONGEST_HALT_MILLIS));
                process.resume();
                awaitReady(process);
            }
            case KILL -> {
                process.kill();
                pause(random.nextInt(LONGEST_DOWN_MILLIS));
                process.start();
            }
            case RESTART -> {
                process.stop();
                process.start();
            }
        }
    }

    /** One that was halted may be late, but has to come back by itself. */
    private static void awaitReady(ServerProcess process) {
        if (!Wait.until(PATIENCE, () -> process.readiness() instanceof Readiness.Ready)) {
            throw new IllegalStateException(process.name() + " isn't ready " + PATIENCE + " after it went on");
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between faults", e);
        }
    }
}
