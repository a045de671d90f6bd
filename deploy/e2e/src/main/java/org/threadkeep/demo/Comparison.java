package org.threadkeep.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.archive.Digests;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Progress;
import org.threadkeep.client.Workers;

/** Waits until the acknowledged turns are frozen, then holds what lookups show against what was sent. */
final class Comparison {
    private final CatalogClient catalog;
    private final Ledger ledger;
    private final Duration patience;
    private final AtomicLong frozen = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong differing = new AtomicLong();
    private final AtomicLong twice = new AtomicLong();

    /**
     * A comparison that gives up when nothing new is frozen for a while.
     *
     * @param patience how long that while is
     */
    Comparison(CatalogClient catalog, Ledger ledger, Duration patience) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Turns that a pack holds, that lookups show, whose content differs, that stand more than once in a lookup. */
    record Counts(long frozen, long found, long differing, long twice) {}

    Counts run() {
        try (Workers workers = new Workers()) {
            Progress progress = new Progress("frozen");
            Collection<String> pending = ledger.threads();
            Instant lastNews = Instant.now();
            while (!pending.isEmpty()
                    && Duration.between(lastNews, Instant.now()).compareTo(patience) < 0) {
                ConcurrentLinkedQueue<String> later = new ConcurrentLinkedQueue<>();
                for (String thread : pending) {
                    workers.submit(() -> check(thread, later, progress));
                }
                workers.await();
                lastNews = later.size() < pending.size() ? Instant.now() : lastNews;
                pending = new ArrayList<>(later);
                pauseUnless(pending.isEmpty());
            }
            pending.forEach(this::countPartly);
            progress.say(frozen.get());
        }
        return new Counts(frozen.get(), found.get(), differing.get(), twice.get());
    }

    private void check(String thread, Collection<String> later, Progress progress) {
        if (frozenTurns(thread).containsAll(ledger.turnsOf(thread).keySet())) {
            compare(thread);
            progress.at(frozen.get());
        } else {
            later.add(thread);
        }
    }

    private Set<String> frozenTurns(String thread) {
        Set<String> turns = new HashSet<>();
        catalog.forEachTurn(thread, false, turn -> {
            if (turn.turn().path("pack_id").isTextual()) {
                turns.add(turn.turnId());
            }
        });
        return turns;
    }

    private void compare(String thread) {
        Map<String, String> expected = ledger.turnsOf(thread);
        frozen.addAndGet(expected.size());
        Map<String, Integer> seen = new HashMap<>();
        catalog.forEachTurn(thread, true, turn -> {
            seen.merge(turn.turnId(), 1, Integer::sum);
            String digest = expected.get(turn.turnId());
            boolean same = turn.data()
                    .map(Digests::sha256)
                    .filter(is -> is.equals(digest))
                    .isPresent();
            if (digest != null && !same) {
                differing.incrementAndGet();
                ledger.fault("differs: turn " + turn.turnId() + " of thread " + thread);
            }
        });
        seen.keySet().retainAll(expected.keySet());
        found.addAndGet(seen.size());
        twice.addAndGet(seen.values().stream().filter(times -> times > 1).count());
    }

    private void countPartly(String thread) {
        Set<String> there = frozenTurns(thread);
        List<String> missing = new ArrayList<>(ledger.turnsOf(thread).keySet());
        missing.removeAll(there);
        frozen.addAndGet(ledger.turnsOf(thread).size() - missing.size());
        ledger.fault(
                "not frozen within " + patience.toSeconds() + " s: " + missing.size() + " turns of thread " + thread);
    }

    private static void pauseUnless(boolean done) {
        try {
            Thread.sleep(done ? 0 : 250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
