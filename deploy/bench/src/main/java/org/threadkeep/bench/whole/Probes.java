package org.threadkeep.bench.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.threadkeep.bench.result.Latencies;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Json;
import org.threadkeep.local.process.Wait;

/** Sends a turn now and then, each of a new conversation, and waits until it is frozen, and until the catalog finds it. */
final class Probes implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);

    /** Who has waited for long is asked for less often, or those who wait would be most of the load: a twentieth off at most. */
    private static final int ASKS_WHILE_TIME_DOUBLES = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int THREADS = 4;

    private final Http http = new Http();
    private final URI ingest;
    private final URI catalog;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Latencies found = new Latencies("probes");
    private final Latencies frozen = new Latencies("probes");
    private final FrozenOffsets waiting = new FrozenOffsets(frozen);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private Future<?> sending = CompletableFuture.completedFuture(null);

    Probes(URI ingest, URI catalog) {
        this.ingest = ingest;
        this.catalog = catalog;
    }

    void begin() {
        sending = threads.scheduleAtFixedRate(this::send, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        int number = sent.incrementAndGet();
        try {
            byte[] answer = http.send("POST", ingest.resolve(IngestClient.TURNS), "application/x-ndjson", turn(number))
                    .body();
            long acknowledged = System.nanoTime();
            JsonNode receipt = Json.tree(answer).path("results").path(0);
            if (!receipt.path("status").asText().equals("accepted")) {
                throw new IllegalStateException("a probe was not accepted");
            }
            waiting.add(
                    receipt.path("partition").asInt(), receipt.path("offset").asLong(), acknowledged);
            ask(receipt.path("turn_id").asText(), acknowledged);
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    private void ask(String turnId, long acknowledged) {
        long now = System.nanoTime();
        if (http.get(catalog.resolve("/v1/turns/" + turnId)).statusCode() == 200) {
            found.add(acknowledged, now);
        } else if (!threads.isShutdown()) {
            long pause = Math.max(ASK_AGAIN.toNanos(), (now - acknowledged) / ASKS_WHILE_TIME_DOUBLES);
            var unused = threads.schedule(() -> askAgain(turnId, acknowledged), pause, TimeUnit.NANOSECONDS);
        }
    }

    private void askAgain(String turnId, long acknowledged) {
        try {
            ask(turnId, acknowledged);
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    /**
     * Sends no more, and waits for those that were sent.
     *
     * @throws IllegalStateException when one of them isn't frozen or isn't found
     */
    void awaitAll() {
        sending.cancel(false);
        if (!Wait.until(PATIENCE, () -> found.count() + lost.get() >= sent.get() && waiting.size() == 0)) {
            throw new IllegalStateException("of %d probes %s; %d are not frozen, after %s"
                    .formatted(sent.get(), found(), waiting.size(), PATIENCE));
        }
    }

    private static byte[] turn(int number) {
        return """
                {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"probe-%1$d","source":"//bench.example/probe",\
                "tenant":"acme","modelversion":"model-1","conversationid":"probe-%1$d","datasubject":"prober",\
                "data":{"input":{"messages":[{"role":"user","content":"probe %1$d"}]},\
                "output":{"messages":[{"role":"assistant","content":"found"}]}}}
                """
                .formatted(number)
                .getBytes(UTF_8);
    }

    /** Those that are to be told what is committed. */
    FrozenOffsets waiting() {
        return waiting;
    }

    /** How soon they were found. */
    String found() {
        return "%s; %d failed".formatted(found.text(), lost.get());
    }

    /** How soon they were frozen. */
    String frozen() {
        return frozen.text();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
