package org.threadkeep.roundtrip;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Progress;
import org.threadkeep.client.SentTurn;
import org.threadkeep.client.Workers;

/** Plays calls through the system, and holds what lookups show against what was sent. */
public final class Playback {
    private final IngestClient ingest;
    private final CatalogClient catalog;
    private final Duration patience;

    /**
     * Through these doors.
     *
     * @param patience how long without news from the archive before giving up
     */
    public Playback(IngestClient ingest, CatalogClient catalog, Duration patience) {
        this.ingest = ingest;
        this.catalog = catalog;
        this.patience = patience;
    }

    /** Sends the calls and compares; prints progress. */
    public PlaybackResult run(String name, Calls calls) throws IOException {
        Ledger ledger = new Ledger();
        AtomicLong clients = new AtomicLong();
        System.out.println("sending " + name);
        try (Workers workers = new Workers()) {
            Progress progress = new Progress("sent");
            calls.forEach(some -> {
                clients.incrementAndGet();
                workers.submit(() -> send(some, ledger, progress));
            });
            workers.await();
            progress.say(ledger.sent());
        }
        Comparison.Counts counts = new Comparison(catalog, ledger, patience).run();
        return new PlaybackResult(name, clients.get(), ledger, counts);
    }

    private void send(List<Call> calls, Ledger ledger, Progress progress) {
        Map<SentTurn, Expected> expected = new LinkedHashMap<>();
        calls.forEach(call -> expected.put(call.turn(), call.expected()));
        byPath(calls).forEach((path, turns) -> ingest.send(path, turns)
                .forEach(receipt -> ledger.add(receipt, expected.get(receipt.turn()))));
        progress.at(ledger.sent());
    }

    private static Map<String, List<SentTurn>> byPath(List<Call> calls) {
        Map<String, List<SentTurn>> byPath = new LinkedHashMap<>();
        calls.forEach(call -> byPath.computeIfAbsent(call.path(), path -> new java.util.ArrayList<>())
                .add(call.turn()));
        return byPath;
    }
}
