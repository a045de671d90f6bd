package org.threadkeep.archivetool.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Findings;
import org.threadkeep.archive.verify.LogPosition;

/** What a verification has found and done so far. For one thread to use. */
final class VerifyState {
    private final boolean withKeys;
    private final int pieces;
    private final Map<String, LogPosition> heads = new HashMap<>();
    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);
    private String lastStream = "";
    private int piecesDone;

    VerifyState(VerifyPlan plan, Optional<Checkpoint> from) {
        this.withKeys = from.map(Checkpoint::withKeys).orElse(plan.withKeys());
        this.pieces = from.map(Checkpoint::pieces).orElse(plan.pieces());
        from.ifPresent(checkpoint -> {
            checkpoint.heads().forEach(head -> heads.put(head.stream(), head));
            counts.putAll(checkpoint.counts());
            lastStream = checkpoint.lastStream();
            piecesDone = checkpoint.piecesDone();
        });
    }

    void add(Findings findings) {
        findings.counts().forEach((what, more) -> counts.merge(what, more, Long::sum));
    }

    void walked(FreezeLogEntry entry) {
        counts.merge(Counted.entries, 1L, Long::sum);
        heads.put(entry.stream().text(), LogPosition.of(entry));
    }

    void walkedAll(String stream) {
        lastStream = stream;
    }

    boolean isWalked(String stream) {
        return stream.compareTo(lastStream) <= 0;
    }

    void pieceDone() {
        piecesDone++;
    }

    int piecesDone() {
        return piecesDone;
    }

    boolean withKeys() {
        return withKeys;
    }

    int pieces() {
        return pieces;
    }

    Map<String, LogPosition> heads() {
        return heads;
    }

    long count(Counted what) {
        return counts.getOrDefault(what, 0L);
    }

    Checkpoint checkpoint(boolean finished, long reportBytes) {
        return new Checkpoint(
                Checkpoint.VERSION,
                finished,
                withKeys,
                pieces,
                new ArrayList<>(heads.values()),
                lastStream,
                piecesDone,
                counts,
                reportBytes);
    }
}
