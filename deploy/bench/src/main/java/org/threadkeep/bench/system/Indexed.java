package org.threadkeep.bench.system;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;

/** How far the catalog is. */
public final class Indexed {
    private Indexed() {}

    /** How many turns of all streams it shows, those that came twice or were rejected counted too. */
    public static long turns(CqlSession session) {
        long turns = 0;
        for (Row stream : session.execute("SELECT next_offset FROM threadkeep_catalog.progress")) {
            turns += stream.getLong(0);
        }
        return turns;
    }
}
