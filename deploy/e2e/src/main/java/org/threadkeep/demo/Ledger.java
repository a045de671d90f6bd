package org.threadkeep.demo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.archive.Digests;
import org.threadkeep.client.IngestClient;

/** What was sent and acknowledged, by thread: turn ids with the SHA-256 of their data. */
final class Ledger {
    private static final int FAULTS_KEPT = 10;
    private final Map<String, Map<String, String>> threads = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    void add(IngestClient.Receipt receipt) {
        sent.incrementAndGet();
        Optional<String> thread = receipt.threadId();
        if (!receipt.accepted() || receipt.turnId().isEmpty()) {
            fault("not acknowledged: " + receipt.turn().id() + ": " + receipt.said());
            return;
        }
        acknowledged.incrementAndGet();
        if (thread.isEmpty()) {
            fault("no thread in the receipt of " + receipt.turn().id());
            return;
        }
        threads.computeIfAbsent(thread.get(), id -> new ConcurrentHashMap<>())
                .put(receipt.turnId().get(), Digests.sha256(receipt.turn().data()));
    }

    void fault(String what) {
        if (faults.size() < FAULTS_KEPT) {
            faults.add(what);
        }
    }

    Set<String> threads() {
        return threads.keySet();
    }

    /** Turn id to digest of its data, for the acknowledged turns of a thread. */
    Map<String, String> turnsOf(String threadId) {
        return threads.get(threadId);
    }

    long sent() {
        return sent.get();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** The first few faults, for people. */
    Iterable<String> faults() {
        return faults;
    }
}
