package org.threadkeep.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rounds of one contender. */
public final class Series {
    private final String name;
    private final List<Window> rounds = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Without rounds. */
    public Series(String name) {
        this.name = name;
    }

    /** Who it is. */
    public String name() {
        return name;
    }

    /** Adds a round. */
    public void add(Window round) {
        rounds.add(round);
    }

    /** The round that was added last. */
    public Window last() {
        return rounds.get(rounds.size() - 1);
    }

    /** Notes something beside the rates, in place of what was noted under this name. */
    public void note(String fact, Object value) {
        facts.put(fact, value);
    }

    /** Everything else that was noted. */
    public Map<String, Object> facts() {
        return facts;
    }

    /** Turns a second. */
    public Spread rate() {
        return Spread.of(rounds.stream().map(Window::rate).toList());
    }

    /** CPU seconds for a million turns, the medians of each process. */
    public Map<String, Double> cpuPerMillion() {
        Map<String, List<Double>> byProcess = new TreeMap<>();
        for (Window round : rounds) {
            round.cpuPerMillion().forEach((process, seconds) -> byProcess
                    .computeIfAbsent(process, any -> new ArrayList<>())
                    .add(seconds));
        }
        Map<String, Double> medians = new TreeMap<>();
        byProcess.forEach(
                (process, seconds) -> medians.put(process, Spread.of(seconds).median()));
        return medians;
    }

    /** Everything, in plain values. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", name);
        plain.put("turnsPerSecond", rate());
        plain.put("cpuSecondsPerMillionTurns", cpuPerMillion());
        plain.put("facts", facts);
        plain.put("rounds", rounds);
        return plain;
    }
}
