package org.threadkeep.bench.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.bench.contender.PostTurns;
import org.threadkeep.bench.freeze.Contender;
import org.threadkeep.bench.freeze.Program;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;

/** A door, which runs already, and a program that posts to it. */
final class Posting implements Contender {
    private static final int HEAP_MIB = 256;

    private final Door door;
    private final Program sender;
    private final boolean due;

    /** Posts so many bodies in a second, or with 0 as many as are taken. */
    Posting(BenchSystem system, Door door, Path bodies, long turns, String name, double bodiesPerSecond) {
        this.door = door;
        this.due = bodiesPerSecond > 0;
        this.sender = new Program(
                new Program.What(
                        name,
                        PostTurns.class,
                        HEAP_MIB,
                        List.of(
                                Integer.toString(door.service().port()),
                                bodies.toString(),
                                Long.toString(turns),
                                Double.toString(bodiesPerSecond),
                                door.accepted()),
                        () -> {}),
                turns,
                system.folders().root());
    }

    @Override
    public String name() {
        return sender.name();
    }

    @Override
    public long turns() {
        return sender.turns();
    }

    @Override
    public void begin() {
        sender.begin();
    }

    @Override
    public long done() {
        return sender.done();
    }

    @Override
    public Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        seconds.put(door.name(), door.cpuSeconds());
        seconds.put("sender", sender.cpuSeconds().get(name()));
        return seconds;
    }

    @Override
    public void check(Series series) {
        if (due) {
            series.note("from due to acknowledged", sender.said());
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
