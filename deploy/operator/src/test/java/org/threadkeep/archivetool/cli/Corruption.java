package org.threadkeep.archivetool.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that went wrong in storage.
 *
 * @param what for people
 * @param before rows that are changed or gone
 * @param after rows that are changed or new
 */
record Corruption(String what, List<RawRow> before, List<RawRow> after) {
    void apply(CqlSession session) {
        replace(session, before, after);
    }

    void undo(CqlSession session) {
        replace(session, after, before);
    }

    private static void replace(CqlSession session, List<RawRow> old, List<RawRow> fresh) {
        old.stream().filter(row -> fresh.stream().noneMatch(row::hasKeyOf)).forEach(row -> row.table()
                .delete(session, row));
        fresh.forEach(row -> row.table().insert(session, row));
    }

    /** Whether a fault's row is one that this concerns. */
    boolean isMeantBy(String row) {
        return Stream.concat(before.stream(), after.stream()).anyMatch(mine -> mine.isMeantBy(row));
    }

    @Override
    public String toString() {
        return what + ": " + before + " -> " + after;
    }
}
