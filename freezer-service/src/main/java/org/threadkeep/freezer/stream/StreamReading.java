package org.threadkeep.freezer.stream;

import org.threadkeep.freezer.gather.ArrivedRecord;
import org.threadkeep.freezer.gather.Cursor;
import org.threadkeep.freezer.gather.PackInProgress;
import org.threadkeep.freezer.gather.Reading;
import org.threadkeep.freezer.gather.RecentTurns;
import org.threadkeep.freezer.gather.RejectedRecord;

/** The reading of one stream from where the freeze log ended when it was opened: each record once, in order, into packs. */
final class StreamReading {
    private final Collaborators with;
    private final LoopTasks loop;
    private final StreamPacks packs;
    private final Runnable lookIntoHole;
    private final Cursor cursor;
    private final RecentTurns recent;
    private boolean holeIsEmpty;

    /**
     * Begins.
     *
     * @param lookIntoHole finds out why nothing could be read at {@link #expected()}, and then calls {@link #passHole()} or
     *     ends this reading; may be asked again meanwhile
     */
    StreamReading(long next, StreamPacks packs, Collaborators with, LoopTasks loop, Runnable lookIntoHole) {
        this.cursor = new Cursor(next);
        this.packs = packs;
        this.with = with;
        this.loop = loop;
        this.lookIntoHole = lookIntoHole;
        this.recent = new RecentTurns(with.settings().rememberedTurns());
    }

    StreamPacks packs() {
        return packs;
    }

    /** The next offset that isn't taken yet. */
    long expected() {
        return cursor.expected();
    }

    /** What is missing at {@link #expected()} are control records. */
    void passHole() {
        holeIsEmpty = true;
    }

    /**
     * Takes what it can.
     *
     * @return whether it is done with them; if not, call again when something has happened
     */
    boolean take(Arrivals arrivals) {
        if (!arrivals.isAdmitted()) {
            switch (cursor.judge(arrivals.firstOffset(), arrivals.lastOffset())) {
                case READ -> arrivals.admit();
                case HOLE -> {
                    if (!isPassable()) {
                        return false;
                    }
                    arrivals.admit();
                }
                case SEEK -> {
                    with.turnLog().seek(arrivals.partition(), cursor.expected());
                    ignore(arrivals);
                }
                case REPLAY, STALE -> ignore(arrivals);
            }
        }
        return takeRecords(arrivals);
    }

    private boolean isPassable() {
        boolean passable = holeIsEmpty;
        holeIsEmpty = false;
        if (!passable) {
            lookIntoHole.run();
        }
        return passable;
    }

    private void ignore(Arrivals arrivals) {
        with.accounting().ignored(arrivals.skipRest());
    }

    private boolean takeRecords(Arrivals arrivals) {
        while (arrivals.hasNext()) {
            ArrivedRecord arrived = arrivals.peek();
            if (arrived.offset() < cursor.expected()) {
                with.accounting().ignored(1);
            } else if (hasRoomFor(arrived)) {
                take(arrived);
            } else {
                return false;
            }
            arrivals.advance();
        }
        return true;
    }

    private boolean hasRoomFor(ArrivedRecord arrived) {
        boolean isFull = packs.building().isFullFor(arrived, with.settings().limits());
        if (isFull && !packs.seal()) {
            return false;
        }
        if (with.held().hasRoomFor(arrived.weight())) {
            return true;
        }
        loop.sealLargest();
        return false;
    }

    private void take(ArrivedRecord arrived) {
        Reading reading = with.reader().read(arrived);
        PackInProgress pack = packs.building();
        pack.addControl(cursor.take(arrived.offset()));
        if (reading instanceof Reading.Unfreezable unfreezable) {
            RejectedRecord rejected =
                    new RejectedRecord(packs.stream(), arrived, unfreezable.field(), unfreezable.reason());
            pack.addRejected(arrived, unfreezable.field(), with.rejectedTurns().publish(rejected));
        } else if (reading instanceof Reading.Turn turn) {
            if (recent.contains(turn.fingerprint())) {
                pack.addDuplicate(arrived);
            } else {
                recent.add(turn.fingerprint());
                pack.addTurn(arrived, turn.turn());
            }
        }
        packs.grown();
        if (pack.isFull(with.settings().limits())) {
            packs.seal();
        }
    }
}
