package org.threadkeep.roundtrip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Progress;
import org.threadkeep.client.Workers;

/** Waits until the acknowledged turns are frozen, then holds what lookups show against what was sent. */
public final class Comparison {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** So many that are not there yet end a round, and one more for each so many that were asked for. */
    private static final int MISSES = 16;

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
            List<Ledger.Group> pending = ledger.groups();
            Instant lastNews = Instant.now();
            while (!pending.isEmpty()
                    && Duration.between(lastNews, Instant.now()).compareTo(patience) < 0) {
                List<Ledger.Group> later = ask(pending, workers, progress);
                lastNews = later.size() < pending.size() ? Instant.now() : lastNews;
                pending = later;
                pauseUnless(pending.isEmpty());
            }
            pending.forEach(this::countPartly);
            progress.say(frozen.get());
        }
        return new Counts(frozen.get(), found.get(), differing.get(), twice.get());
    }

    /**
     * Compares what is there and returns the rest. Turns are frozen about in the order in which they were sent: after a few that are not
     * there the others are not asked for, so that waiting is no load.
     */
    private List<Ledger.Group> ask(List<Ledger.Group> pending, Workers workers, Progress progress) {
        Queue<Ledger.Group> later = new ConcurrentLinkedQueue<>();
        int asked = 0;
        while (asked < pending.size() && later.size() < MISSES + asked / MISSES) {
            Ledger.Group group = pending.get(asked++);
            workers.submit(() -> {
                if (!compared(group)) {
                    later.add(group);
                }
                progress.at(frozen.get());
            });
        }
        workers.await();
        List<Ledger.Group> rest = new ArrayList<>(later);
        rest.addAll(pending.subList(asked, pending.size()));
        return rest;
    }

    /** False when not all of the group is frozen. */
    private boolean compared(Ledger.Group group) {
        List<CatalogClient.FoundTurn> turns = new ArrayList<>();
        if (group.thread().isEmpty()) {
            forEachBody(group, turns::add);
            turns.forEach(turn -> compare(group, turn));
            count(group, turns.stream().map(CatalogClient.FoundTurn::turnId).toList());
            return !turns.isEmpty();
        }
        if (!frozenTurns(group).containsAll(group.turns().keySet())) {
            return false;
        }
        List<String> seen = new ArrayList<>();
        catalog.forEachTurn(group.thread().get(), true, turn -> {
            seen.add(turn.turnId());
            compare(group, turn);
        });
        count(group, seen);
        return true;
    }

    private void compare(Ledger.Group group, CatalogClient.FoundTurn turn) {
        Expected expected = group.turns().get(turn.turnId());
        if (expected != null && turn.data().filter(expected::isIn).isEmpty()) {
            differing.incrementAndGet();
            ledger.fault("differs: turn " + turn.turnId());
        }
    }

    private void count(Ledger.Group group, List<String> seen) {
        Map<String, Integer> times = new HashMap<>();
        seen.stream().filter(group.turns()::containsKey).forEach(turn -> times.merge(turn, 1, Integer::sum));
        frozen.addAndGet(seen.isEmpty() ? 0 : group.turns().size());
        found.addAndGet(times.size());
        twice.addAndGet(times.values().stream().filter(count -> count > 1).count());
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

    private void countPartly(Ledger.Group group) {
        List<String> missing = new ArrayList<>(group.turns().keySet());
        missing.removeAll(frozenTurns(group));
        frozen.addAndGet(group.turns().size() - missing.size());
        ledger.fault("not frozen within " + patience.toSeconds() + " s: " + missing.size() + " turns, first "
                + missing.get(0));
    }

    private static void pauseUnless(boolean done) {
        try {
            Thread.sleep(done ? 0 : PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
