package org.threadkeep.bench.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.SentTurn;

/** Sends a turn now and then, each of a new conversation, and asks the catalog for it until it is found. */
final class Probes implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);
    private static final long SLOWEST_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final int THREADS = 4;

    private final Http http = new Http();
    private final IngestClient ingest;
    private final URI catalog;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final ConcurrentHistogram millis = new ConcurrentHistogram(SLOWEST_MILLIS, 3);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    Probes(URI ingest, URI catalog) {
        this.ingest = new IngestClient(http, ingest);
        this.catalog = catalog;
    }

    void begin() {
        var unused = threads.scheduleAtFixedRate(this::send, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        int number = sent.incrementAndGet();
        try {
            IngestClient.Receipt receipt = ingest.send(List.of(turn(number))).get(0);
            long acknowledged = System.nanoTime();
            ask(receipt.turnId().orElseThrow(), acknowledged);
        } catch (RuntimeException e) {
            lost.incrementAndGet();
        }
    }

    private void ask(String turnId, long acknowledged) {
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - acknowledged);
        if (http.get(catalog.resolve("/v1/turns/" + turnId)).statusCode() == 200) {
            millis.recordValue(Math.min(SLOWEST_MILLIS, waited));
        } else if (!threads.isShutdown()) {
            var unused = threads.schedule(() -> ask(turnId, acknowledged), ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static SentTurn turn(int number) {
        String event =
                """
                {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"probe-%1$d","source":"//bench.example/probe",\
                "tenant":"acme","modelversion":"model-1","conversationid":"probe-%1$d","datasubject":"prober",\
                "data":{"input":{"messages":[{"role":"user","content":"probe %1$d"}]},\
                "output":{"messages":[{"role":"assistant","content":"found"}]}}}"""
                        .formatted(number);
        return new SentTurn("probe-" + number, event.getBytes(UTF_8), new byte[0]);
    }

    /** What was found so far, and how soon. */
    String said() {
        return String.format(
                Locale.ROOT,
                "%d probes found, p50 %d ms, p99 %d ms, max %d ms; %d failed",
                millis.getTotalCount(),
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getMaxValue(),
                lost.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
