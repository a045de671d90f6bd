package org.threadkeep.roundtrip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.client.IngestClient;

/** What was sent and acknowledged: turn ids with what must come back, by thread where the receipt names one. */
public final class Ledger {
    private static final int FAULTS_KEPT = 10;
    private final Map<String, Map<String, Expected>> threads = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Expected> threadless = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    /**
     * Turns that one lookup finds.
     *
     * @param thread where the lookup begins; without it a turn is looked up by its own id
     */
    record Group(Optional<String> thread, Map<String, Expected> turns) {
        Group {
            turns = Map.copyOf(turns);
        }
    }

    /** Notes a receipt of a whole event. */
    public void add(IngestClient.Receipt receipt) {
        add(receipt, Expected.data(receipt.turn().data()));
    }

    void add(IngestClient.Receipt receipt, Expected expected) {
        sent.incrementAndGet();
        if (!receipt.accepted() || receipt.turnId().isEmpty()) {
            fault("not acknowledged: " + receipt.turn().id() + ": " + receipt.said());
            return;
        }
        acknowledged.incrementAndGet();
        Map<String, Expected> turns = receipt.threadId()
                .map(thread -> threads.computeIfAbsent(thread, id -> new ConcurrentHashMap<>()))
                .orElse(threadless);
        if (turns.put(receipt.turnId().get(), expected) != null) {
            fault("sent twice under one id: " + receipt.turn().id());
        }
    }

    void fault(String what) {
        if (faults.size() < FAULTS_KEPT) {
            faults.add(what);
        }
    }

    /** What was sent first stands first, among those with a thread and among those without. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        threads.forEach((thread, turns) -> groups.add(new Group(Optional.of(thread), turns)));
        threadless.forEach((turn, expected) -> groups.add(new Group(Optional.empty(), Map.of(turn, expected))));
        return groups;
    }

    /** How many were sent. */
    public long sent() {
        return sent.get();
    }

    /** How many of them ingest said it has. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** The first few faults, for people. */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
