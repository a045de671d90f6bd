package org.threadkeep.ingest.accept;

import java.util.BitSet;

/**
 * Counts the events of a body as it comes in, and estimates the memory that reading them takes, so that a body of too many or
 * too intricate events is told before it is read.
 */
public final class BodySurvey {
    private final Framing framing;
    private final long memory;
    private final EventCost current = new EventCost();
    private final BitSet unreadable = new BitSet();
    private boolean opened;
    private boolean batch;
    private boolean afterComma;
    private int ended;
    private long bytes;
    private long costliestCut;
    private long costliestTree;

    /**
     * A survey of nothing yet.
     *
     * @param memory bytes of heap that one event may take
     */
    public BodySurvey(Framing framing, long memory) {
        this.framing = framing;
        this.memory = memory;
    }

    /** Goes on with the next bytes of the body. */
    public void take(byte[] body, int start, int end) {
        bytes += end - start;
        int at = start;
        while (at < end) {
            at = current.takePlainText(body, at, end);
            if (at < end) {
                take(body[at++]);
            }
        }
    }

    /** Says that the body has ended. */
    public void finish() {
        endEvent();
    }

    /** How many events there are so far. */
    public int events() {
        return ended + (current.isEmpty() ? 0 : 1);
    }

    /** Whether an event takes more memory than there is, by its place from 0. */
    public boolean exceedsMemory(int index) {
        return unreadable.get(index);
    }

    /**
     * Bytes of heap that reading the body takes on top of itself: first its events are cut out one by one, and it is let go
     * when all are; then a tree is made of one at a time.
     */
    public long parsingBytes() {
        return Math.max(bytes + costliestCut, costliestTree);
    }

    private void take(byte b) {
        if (framing == Framing.LINES) {
            takeOfLines(b);
        } else {
            takeOfJson(b);
        }
    }

    private void takeOfLines(byte b) {
        if (b == '\n') {
            endEvent();
        } else {
            takeOfEvent(b);
        }
    }

    private void takeOfJson(byte b) {
        if (!opened && !isBlank(b)) {
            opened = true;
            batch = b == '[';
            if (batch) {
                return;
            }
        }
        if (batch && current.isAtTop() && (b == ',' || b == ']')) {
            endElement(b == ',');
        } else {
            takeOfEvent(b);
        }
    }

    /** An element of nothing is an event too, though a bad one, wherever a comma says that there is one. */
    private void endElement(boolean comma) {
        if (current.isEmpty() && (comma || afterComma)) {
            ended++;
        } else {
            endEvent();
        }
        afterComma = comma;
    }

    private void takeOfEvent(byte b) {
        if (!current.isEmpty() || !isBlank(b)) {
            current.take(b);
        }
    }

    private void endEvent() {
        if (!current.isEmpty()) {
            if (current.bytes() + current.treeBytes() > memory) {
                unreadable.set(ended);
            } else {
                costliestTree = Math.max(costliestTree, current.treeBytes());
            }
            costliestCut = Math.max(costliestCut, current.cuttingBytes());
            ended++;
        }
        current.reset();
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
