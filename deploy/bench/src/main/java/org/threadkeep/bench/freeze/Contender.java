package org.threadkeep.bench.freeze;

import java.util.Map;
import org.threadkeep.bench.result.Series;

/** Who does something with turns, in processes of its own. */
public interface Contender extends AutoCloseable {
    /** What people call it. */
    String name();

    /** How many turns it is to do. */
    long turns();

    /** Removes what an earlier round left, and begins. */
    void begin();

    /** How many turns it has done so far, safe in their place. */
    long done();

    /** CPU seconds of its own processes so far. */
    Map<String, Double> cpuSeconds();

    /**
     * Looks after the end of a round whether all is there, and notes what else there is to say.
     *
     * @throws IllegalStateException when turns are missing
     */
    void check(Series series);

    /** Ends its processes; what it wrote stays. */
    @Override
    void close();
}
