package org.threadkeep.roundtrip;

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
import java.util.function.Consumer;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Progress;
import org.threadkeep.client.Workers;

/** Waits until the acknowledged turns are frozen, then holds what lookups show against what was sent. */
public final class Comparison {
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
    public Comparison(CatalogClient catalog, Ledger ledger, Duration patience) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Turns that a pack holds, that lookups show, whose content differs, that stand more than once in a lookup. */
    public record Counts(long frozen, long found, long differing, long twice) {}

    /** Blocks until everything is found or nothing new was for a while. */
    public Counts run() {
        try (Workers workers = new Workers()) {
            Progress progress = new Progress("frozen");
            Collection<Ledger.Group> pending = ledger.groups();
            Instant lastNews = Instant.now();
            while (!pending.isEmpty()
                    && Duration.between(lastNews, Instant.now()).compareTo(patience) < 0) {
                ConcurrentLinkedQueue<Ledger.Group> later = new ConcurrentLinkedQueue<>();
                for (Ledger.Group group : pending) {
                    workers.submit(() -> check(group, later, progress));
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

    private void check(Ledger.Group group, Collection<Ledger.Group> later, Progress progress) {
        if (frozenTurns(group).containsAll(group.turns().keySet())) {
            compare(group);
            progress.at(frozen.get());
        } else {
            later.add(group);
        }
    }

    private Set<String> frozenTurns(Ledger.Group group) {
        Set<String> turns = new HashSet<>();
        Consumer<CatalogClient.FoundTurn> noting = turn -> {
            if (turn.turn().path("pack_id").isTextual()) {
                turns.add(turn.turnId());
            }
        };
        group.thread()
                .ifPresentOrElse(
                        thread -> catalog.forEachTurn(thread, false, noting), () -> forEachBody(group, noting));
        return turns;
    }

    private void forEachBody(Ledger.Group group, Consumer<CatalogClient.FoundTurn> into) {
        group.turns().keySet().forEach(turn -> catalog.forEachBody(turn, into));
    }

    private void compare(Ledger.Group group) {
        frozen.addAndGet(group.turns().size());
        Map<String, Integer> seen = new HashMap<>();
        Consumer<CatalogClient.FoundTurn> comparing = turn -> {
            seen.merge(turn.turnId(), 1, Integer::sum);
            Expected expected = group.turns().get(turn.turnId());
            if (expected != null && turn.data().filter(expected::isIn).isEmpty()) {
                differing.incrementAndGet();
                ledger.fault("differs: turn " + turn.turnId());
            }
        };
        group.thread()
                .ifPresentOrElse(
                        thread -> catalog.forEachTurn(thread, true, comparing), () -> forEachBody(group, comparing));
        seen.keySet().retainAll(group.turns().keySet());
        found.addAndGet(seen.size());
        twice.addAndGet(seen.values().stream().filter(times -> times > 1).count());
    }

    private void countPartly(Ledger.Group group) {
        List<String> missing = new ArrayList<>(group.turns().keySet());
        missing.removeAll(frozenTurns(group));
        frozen.addAndGet(group.turns().size() - missing.size());
        ledger.fault("not frozen within " + patience.toSeconds() + " s: " + missing.size() + " turns, first "
                + missing.get(0));
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
