package org.threadkeep.ingest.kserve;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
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

    private final long maxWaiting;
    private final WaitingHalves waiting;
    private final UnsentExchanges unsent = new UnsentExchanges();
    private final Publishing intake;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "kserve-pairs"));

    /** What becomes of an exchange. */
    interface Publishing {
        /** Completes with its outcomes; never fails. */
        CompletableFuture<List<TurnOutcome>> take(Exchange exchange);
    }

    /** Nothing waits yet. */
    @Inject
    PairIntake(KserveConfig config, ExchangeIntake intake) {
        this(config.maxWaiting().asLongValue(), config.patience(), intake::take);
    }

    PairIntake(long maxWaiting, Duration patience, Publishing intake) {
        this.maxWaiting = maxWaiting;
        this.waiting = new WaitingHalves(maxWaiting, patience.toNanos());
        this.intake = intake;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    /** Before Kafka's clients are closed. */
    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        publishAll(waiting.all());
        int lost = unsent.drain().size();
        if (lost > 0) {
            LOG.errorf("%d exchanges are lost: Kafka did not take them before the service stopped", lost);
        }
    }

    /** Whether another half may come: not when Kafka has taken nothing for long. */
    boolean hasRoom() {
        return unsent.bytes() < maxWaiting;
    }

    /**
     * Takes a half.
     *
     * @return what became of the exchanges that it completed, or that made room for it; empty when it waits, or they do
     */
    CompletableFuture<List<TurnOutcome>> take(Half half) {
        List<CompletableFuture<List<TurnOutcome>>> published = waiting.take(half, System.nanoTime()).stream()
                .map(this::publish)
                .toList();
        return CompletableFuture.allOf(published.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        published.stream().flatMap(each -> each.join().stream()).toList());
    }

    private CompletableFuture<List<TurnOutcome>> publish(Exchange exchange) {
        return intake.take(exchange).thenApply(outcomes -> {
            if (outcomes.stream().noneMatch(TurnOutcome.Unavailable.class::isInstance)) {
                return outcomes;
            }
            unsent.add(exchange);
            return List.of();
        });
    }

    /** Publishes what has waited for long enough. */
    void sweep() {
        try {
            publishAll(waiting.overdue(System.nanoTime()));
        } catch (RuntimeException e) {
            LOG.errorf("exchanges could not be published: %s", Trace.of(e));
        }
    }

    /** Nobody hears what becomes of these. */
    private void publishAll(List<Exchange> more) {
        List<Exchange> exchanges = new ArrayList<>(unsent.drain());
        exchanges.addAll(more);
        for (Exchange exchange : exchanges) {
            publish(exchange).join().stream()
                    .filter(TurnOutcome.Rejected.class::isInstance)
                    .map(TurnOutcome.Rejected.class::cast)
                    .forEach(fault -> LOG.warnf("an exchange is no turn: %s %s", fault.field(), fault.reason()));
        }
    }
}
