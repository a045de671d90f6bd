package org.threadkeep.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.threadkeep.bench.lookup.Key;
import org.threadkeep.bench.lookup.Times;

/**
 * Looks keys up for whoever writes to its standard input: each line is a {@link Key}, how many milliseconds to go on, and a file with
 * an id on each line. {@value #AT_ONCE} are under way at any time, the next as soon as one is answered. Each line is answered by one of
 * {@link Times}.
 */
final class ClosedLoop {
    static final int AT_ONCE = 16;

    private static final long SLOWEST_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** How to look up. */
    interface Lookups {
        /** For one thread. */
        Lookup by(Key key) throws IOException;
    }

    private final Lookups lookups;

    ClosedLoop(Lookups lookups) {
        this.lookups = lookups;
    }

    void run() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 3);
            List<String> ids = Files.readAllLines(Path.of(words[2]));
            System.out.println(measure(Key.valueOf(words[0]), Long.parseLong(words[1]), ids)
                    .line());
        }
    }

    private Times measure(Key key, long millis, List<String> ids) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        LongAdder bytes = new LongAdder();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Histogram> each = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Histogram nanos = new Histogram(SLOWEST_NANOS, 3);
            each.add(nanos);
            threads.add(new Thread(() -> look(key, ids, next, end, nanos, bytes), "look-" + i));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Histogram all = new Histogram(SLOWEST_NANOS, 3);
        each.forEach(all::add);
        return Times.of(all, seconds, bytes.sum());
    }

    private void look(Key key, List<String> ids, AtomicInteger next, long end, Histogram nanos, LongAdder bytes) {
        try (Lookup lookup = lookups.by(key)) {
            for (long from = System.nanoTime(); from < end; from = System.nanoTime()) {
                bytes.add(lookup.find(ids.get(Math.floorMod(next.getAndIncrement(), ids.size()))));
                nanos.recordValue(Math.min(SLOWEST_NANOS, System.nanoTime() - from));
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(); // a run with a failed lookup measures nothing
            Runtime.getRuntime().halt(1);
        }
    }
}
