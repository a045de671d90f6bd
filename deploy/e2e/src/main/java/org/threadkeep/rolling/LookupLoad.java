package org.threadkeep.rolling;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.client.Http;

/** Readers who look up threads, one after the other, until they are told to stop. */
final class LookupLoad implements AutoCloseable {
    private static final int READERS = 2;
    private static final int PAUSE_MILLIS = 30;
    private static final int FIRST_SERVER_ERROR = 500;

    private final Http http;
    private final Route route;
    private final TurnLedger ledger;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private volatile boolean over;

    LookupLoad(Http http, Route route, TurnLedger ledger) {
        this.http = http;
        this.route = route;
        this.ledger = ledger;
    }

    /** Begins; the future fails when a lookup isn't answered for minutes. */
    CompletableFuture<Void> begin() {
        return CompletableFuture.allOf(IntStream.range(0, READERS)
                .mapToObj(reader -> CompletableFuture.runAsync(() -> read(new Random(reader)), readers))
                .toArray(CompletableFuture[]::new));
    }

    void end() {
        over = true;
    }

    private void read(Random random) {
        while (!over) {
            List<String> threads = List.copyOf(ledger.threads().keySet());
            if (!threads.isEmpty()) {
                String thread = threads.get(random.nextInt(threads.size()));
                route.ask(catalog -> answered(catalog, thread));
            }
            pause();
        }
    }

    /** A thread that isn't indexed yet is an answer too; the audit tells whether it ever is. */
    private Optional<Integer> answered(URI catalog, String thread) {
        HttpResponse<byte[]> answer = http.get(catalog.resolve("/v1/threads/" + thread + "?limit=20&content=none"));
        return Optional.of(answer.statusCode()).filter(status -> status < FIRST_SERVER_ERROR);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
