package org.threadkeep.audit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.archive.Digests;
import org.threadkeep.client.IngestClient.Receipt;

/** What was acknowledged: by thread and turn id the digests of the bodies, and the records that no freezer can freeze. */
public final class TurnLedger {
    private final Map<String, Map<String, Set<String>>> threads = new ConcurrentHashMap<>();
    private final Set<String> unfreezable = ConcurrentHashMap.newKeySet();
    private final AtomicLong sends = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    /** A receipt for one send of one turn; true if it was acknowledged. */
    public boolean add(Receipt receipt) {
        sends.incrementAndGet();
        if (!receipt.accepted()) {
            return false;
        }
        boolean first = threads.computeIfAbsent(receipt.threadId().orElseThrow(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(receipt.turnId().orElseThrow(), id -> ConcurrentHashMap.newKeySet())
                .add(Digests.sha256(receipt.turn().data()));
        acknowledged.addAndGet(first ? 1 : 0);
        return true;
    }

    /** A record was acknowledged by Kafka that is no turn. */
    public void addUnfreezable(byte[] value) {
        unfreezable.add(Digests.sha256(value));
    }

    /** Digests of the bodies by turn id, by thread id. */
    public Map<String, Map<String, Set<String>>> threads() {
        return threads;
    }

    /** Digests of the records that are no turns. */
    public Set<String> unfreezable() {
        return unfreezable;
    }

    /** Sends that were answered, whatever the answer. */
    public long sends() {
        return sends.get();
    }

    /** Different turns that were acknowledged; two bodies under one id are two. */
    public long acknowledged() {
        return acknowledged.get();
    }
}
