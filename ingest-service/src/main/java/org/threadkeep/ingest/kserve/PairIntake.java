package org.threadkeep.ingest.kserve;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.Trace;
import org.threadkeep.ingest.accept.TurnOutcome;

/** Joins halves, and publishes exchanges; those that miss a half when that has not come in time, or the service stops. */
@ApplicationScoped
public class PairIntake {
    private static final Logger LOG = Logger.getLogger(PairIntake.class);
    private static final int SWEEP_MS = 500;

    private final WaitingHalves waiting;
    private final ExchangeIntake intake;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "kserve-pairs"));

    /** Nothing waits yet. */
    PairIntake(KserveConfig config, ExchangeIntake intake) {
        this.waiting = new WaitingHalves(
                config.maxWaiting().asLongValue(), config.patience().toNanos());
        this.intake = intake;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /** Before Kafka's clients are closed. */
    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        waiting.all().forEach(this::publish);
    }

    /**
     * Takes a half.
     *
     * @return what became of the exchanges that it completed, or that made room for it; empty when it waits
     */
    CompletableFuture<List<TurnOutcome>> take(Half half) {
        List<CompletableFuture<List<TurnOutcome>>> published =
                waiting.take(half, System.nanoTime()).stream().map(intake::take).toList();
        return CompletableFuture.allOf(published.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        published.stream().flatMap(each -> each.join().stream()).toList());
    }

    private void sweep() {
        try {
            waiting.overdue(System.nanoTime()).forEach(this::publish);
        } catch (RuntimeException e) {
            LOG.errorf("halves could not be looked through: %s", Trace.of(e));
        }
    }

    /** One that Kafka does not take waits once more. */
    private void publish(Exchange exchange) {
        List<TurnOutcome> outcomes = intake.take(exchange).join();
        if (outcomes.stream().anyMatch(TurnOutcome.Unavailable.class::isInstance)) {
            waiting.take(exchange.any(), System.nanoTime());
        }
        outcomes.stream()
                .filter(TurnOutcome.Rejected.class::isInstance)
                .map(TurnOutcome.Rejected.class::cast)
                .forEach(fault -> LOG.warnf("half of an exchange is no turn: %s %s", fault.field(), fault.reason()));
    }
}
