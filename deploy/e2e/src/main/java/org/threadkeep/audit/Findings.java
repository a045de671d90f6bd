package org.threadkeep.audit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What an audit found amiss: all are counted, the first few are kept in words. */
public final class Findings {
    private static final int KEPT = 20;

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();

    /** Counts one more. */
    public void add(String what) {
        if (count.incrementAndGet() <= KEPT) {
            words.add(what);
        }
    }

    /** All of them. */
    public long count() {
        return count.get();
    }

    /** The first few, a line each, for people. */
    public String lines() {
        return words.stream().map(word -> "  ! " + word + "\n").collect(Collectors.joining());
    }

    /** The first few. */
    public List<String> words() {
        return words;
    }
}
