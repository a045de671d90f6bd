package org.threadkeep.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What an audit found amiss: all are counted, the first few are kept in words. */
final class Findings {
    private static final int KEPT = 20;

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();

    void add(String what) {
        if (count.incrementAndGet() <= KEPT) {
            words.add(what);
        }
    }

    long count() {
        return count.get();
    }

    List<String> words() {
        return words;
    }
}
