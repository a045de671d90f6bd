package org.threadkeep.freezer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads a freezer's metrics again and again while it works. */
public final class Scraper implements AutoCloseable {
    private static final String TURNS = "threadkeep_turns_";

    private final FreezerProcess freezer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Map<String, Double>> scrapes = new ArrayList<>();
    private final Thread thread = new Thread(this::scrape, "scraper");

    /** Begins at once. */
    public Scraper(FreezerProcess freezer) {
        this.freezer = freezer;
        thread.start();
    }

    private void scrape() {
        while (!ended.get()) {
            Map<String, Double> meters = freezer.meters();
            if (!meters.isEmpty()) {
                scrapes.add(meters);
            }
        }
    }

    /** In every scrape the counts add up, and some saw the freezer at work. */
    public void assertAccounted() {
        assertThat(scrapes).anyMatch(scrape -> turns(scrape, "in_progress") > 0);
        assertThat(scrapes).allSatisfy(scrape -> assertThat(turns(scrape, "received_total"))
                .isEqualTo(turns(scrape, "frozen_total")
                        + turns(scrape, "duplicate_total")
                        + turns(scrape, "rejected_total")
                        + turns(scrape, "ignored_total")
                        + turns(scrape, "in_progress")));
    }

    /** The most that a meter showed in any scrape. */
    public double most(String meter) {
        return scrapes.stream()
                .mapToDouble(scrape -> scrape.getOrDefault(meter, 0.0))
                .max()
                .orElseThrow();
    }

    private static double turns(Map<String, Double> scrape, String what) {
        assertThat(scrape).containsKey(TURNS + what);
        return scrape.get(TURNS + what);
    }

    /** Ends; only then is it asked. */
    @Override
    public void close() {
        ended.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
