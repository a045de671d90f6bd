package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.threadkeep.archive.frame.Draft;
import org.threadkeep.archive.frame.FromPiece;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.keys.KeyOwner;

/** Decides what of a frame stands in pieces. */
final class Sharing {
    /** One is left for how the thread began. */
    private static final int MOST_MEDIA = Piece.MOST - 1;

    private final KnownPieces.OfStream known;
    private final SharedMedia media;
    private final SharedHeads heads;

    Sharing(KnownPieces.OfStream known) {
        this.known = known;
        this.media = new SharedMedia(known);
        this.heads = new SharedHeads(known);
    }

    /** What is to be copied from pieces, in order; new ones are written. */
    List<FromPiece> share(KeyOwner owner, Draft draft, PieceSink sink) {
        if (known.isOff()) {
            return List.of();
        }
        byte[] bytes = draft.plain().bytes();
        List<Range> runs = MediaRuns.find(bytes, MOST_MEDIA);
        List<FromPiece> shared = new ArrayList<>(media.share(owner, draft, runs, sink));
        if (draft.earlier().isEmpty()) {
            Range said = new Range(draft.plain().firstValue(), bytes.length);
            shared.addAll(heads.share(owner, bytes, said.without(runs, SharedHeads.MOST_BYTES), sink));
        }
        shared.sort(Comparator.comparingInt(FromPiece::at));
        return shared;
    }
}
