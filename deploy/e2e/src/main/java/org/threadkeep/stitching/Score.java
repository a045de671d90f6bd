package org.threadkeep.stitching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what was found with what is known, for the calls of one file. */
final class Score {
    private final String file;
    private final Map<Verdict, Integer> counts = new HashMap<>();
    private final Set<String> scripts = new HashSet<>();
    private final Set<String> otherShape = new HashSet<>();
    private final Set<String> ambiguousShape = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    Score(String file) {
        this.file = file;
    }

    synchronized void add(PlayedCall call, Found found, Contents contents) {
        Verdict verdict = Verdict.of(call, found, contents);
        counts.merge(verdict, 1, Integer::sum);
        scripts.add(call.script());
        if (verdict == Verdict.AMBIGUOUS) {
            ambiguousShape.add(call.script());
        } else if (verdict.isFault()) {
            otherShape.add(call.script());
            faults.add(verdict + " " + call.id() + ", parent " + call.parent().orElse("none") + ": " + found);
        }
    }

    int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    List<String> faults() {
        return faults;
    }

    /** Of the parents that were named, how many are right; in percent. */
    Optional<Double> precision() {
        return percent(count(Verdict.PARENT), count(Verdict.WRONG));
    }

    /** Of the parents that could be named, how many were; in percent. */
    Optional<Double> recall() {
        return percent(
                count(Verdict.PARENT),
                count(Verdict.MISSED) + count(Verdict.LOST_ROOT) + count(Verdict.WRONG) + count(Verdict.DIFFERENT));
    }

    private static Optional<Double> percent(int right, int not) {
        return right + not == 0 ? Optional.empty() : Optional.of(100.0 * right / (right + not));
    }

    static String header() {
        return "%-38s %8s %7s %8s %8s %9s %6s %6s %9s %8s %16s"
                .formatted(
                        "file",
                        "calls",
                        "roots",
                        "parents",
                        "unknown",
                        "ambiguous",
                        "missed",
                        "wrong",
                        "precision",
                        "recall",
                        "same shape");
    }

    String line() {
        int calls = counts.values().stream().mapToInt(Integer::intValue).sum();
        Set<String> onlyAmbiguous = new HashSet<>(ambiguousShape);
        onlyAmbiguous.removeAll(otherShape);
        int same = scripts.size() - otherShape.size() - onlyAmbiguous.size();
        return "%-38s %,8d %,7d %,8d %,8d %,9d %,6d %,6d %9s %8s %16s"
                .formatted(
                        file,
                        calls,
                        count(Verdict.ROOT),
                        count(Verdict.PARENT),
                        count(Verdict.ORIGIN_UNKNOWN),
                        count(Verdict.AMBIGUOUS),
                        count(Verdict.MISSED) + count(Verdict.LOST_ROOT) + count(Verdict.DIFFERENT),
                        count(Verdict.WRONG),
                        text(precision()),
                        text(recall()),
                        same + "+" + onlyAmbiguous.size() + "/" + scripts.size());
    }

    private static String text(Optional<Double> percent) {
        return percent.map(value -> "%.2f%%".formatted(value)).orElse("-");
    }
}
