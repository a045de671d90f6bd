package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.threadkeep.archive.PackId;

/**
 * Finds packs that were written and never committed, and deletes those that never can be. What is frozen is never touched
 * (I5): a pack goes only when its place in the log, read at the serial consistency, is another one's, and no log names it.
 * Bounded memory; blocks.
 */
public final class OrphanSweep {
    private static final int PIECES = 64;
    /** Superseded packs that are checked and deleted together. */
    private static final int MOST_AT_ONCE = 10_000;

    private final PackStore packs;
    private final PackFates fates;
    private final SelectPackIds selectPackIds;
    private final OrphanDeletion deletion;

    OrphanSweep(ArchiveSession session, FreezeLog log, PackStore packs) {
        this.packs = packs;
        this.fates = new PackFates(session, log, packs);
        this.selectPackIds = new SelectPackIds(session);
        this.deletion = new OrphanDeletion(session);
    }

    /**
     * One pass over all packs. May be stopped and repeated at any time.
     *
     * @param olderThan packs begun at this time or later, by their freezer's clock, are left alone
     * @param delete whether superseded packs are deleted, or only counted
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra can't answer now; retry safe
     * @throws org.threadkeep.archive.CorruptArchiveException when the freeze log, or a committed pack's manifest, isn't what
     *     was written; nothing of that pack is deleted
     */
    public SweepReport run(Instant olderThan, boolean delete, SweepListener listener) {
        return new Run(olderThan, delete, listener).over(TokenRange.ring(PIECES));
    }

    private final class Run {
        private final Instant olderThan;
        private final boolean delete;
        private final SweepListener listener;
        private final Set<PackId> superseded = new HashSet<>();
        private SweepReport report = SweepReport.NONE;

        Run(Instant olderThan, boolean delete, SweepListener listener) {
            this.olderThan = olderThan;
            this.delete = delete;
            this.listener = listener;
        }

        SweepReport over(List<TokenRange> ranges) {
            for (int i = 0; i < ranges.size(); i++) {
                Iterator<Row> rows = selectPackIds.execute(ranges.get(i));
                while (rows.hasNext()) {
                    look(rows.next());
                }
                listener.progressed(i + 1, ranges.size(), report);
            }
            deleteSuperseded();
            return report;
        }

        private void look(Row row) {
            if (row.getInt("part") != 0) {
                return;
            }
            PackId pack = new PackId(row.getUuid("pack_id"));
            PackFate fate = fates.of(pack, olderThan);
            report = report.and(fate);
            listener.found(pack, fate);
            if (fate instanceof PackFate.Superseded) {
                superseded.add(pack);
            }
            if (superseded.size() == MOST_AT_ONCE) {
                deleteSuperseded();
            }
        }

        private void deleteSuperseded() {
            if (!superseded.isEmpty()) {
                fates.requireUnnamed(superseded);
            }
            if (delete) {
                for (PackId pack : superseded) {
                    deletion.delete(packs.readUnvouched(pack));
                    report = report.andDeleted();
                }
            }
            superseded.clear();
        }
    }
}
