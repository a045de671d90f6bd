package org.threadkeep.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The rounds of one contender. */
public final class Series {
    /** What is counted where nobody says otherwise. */
    public static final String TURNS = "turns";

    private final String name;
    private final String unit;
    private final List<Window> rounds = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Without rounds; turns are counted. */
    public Series(String name) {
        this(name, TURNS);
    }

    /**
     * Without rounds.
     *
     * @param unit what is counted, in the plural
     */
    public Series(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    /** Who it is. */
    public String name() {
        return name;
    }

    /** What is counted, in the plural. */
    public String unit() {
        return unit;
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

    /** What was done a second. */
    public Spread rate() {
        return Spread.of(rounds.stream().map(Window::rate).toList());
    }

    /** CPU seconds for a million of what is counted, the medians of each process. */
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
        plain.put(unit + "PerSecond", rate());
        plain.put("cpuSecondsPerMillion" + capital(unit), cpuPerMillion());
        plain.put("facts", facts);
        plain.put("rounds", rounds);
        return plain;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
