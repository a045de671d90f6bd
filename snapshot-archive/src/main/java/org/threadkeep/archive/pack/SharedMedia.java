package org.threadkeep.archive.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.frame.Draft;
import org.threadkeep.archive.frame.FromPiece;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.keys.KeyOwner;

/** Media stand in pieces from the first time on: nobody can know that they won't come again. */
final class SharedMedia {
    private final KnownPieces.OfStream known;

    SharedMedia(KnownPieces.OfStream known) {
        this.known = known;
    }

    /** What of these runs is to be copied from pieces; new ones are written. What the base has is left to that. */
    List<FromPiece> share(KeyOwner owner, Draft draft, List<Range> runs, PieceSink sink) {
        List<FromPiece> shared = new ArrayList<>();
        for (Range run : runs) {
            if (run.length() <= Piece.MAX_BYTES && 2 * (long) draft.inBase(run.begin(), run.end()) < run.length()) {
                find(owner, draft.plain().bytes(), run, sink).ifPresent(piece -> shared.add(piece.allAt(run.begin())));
            }
        }
        return shared;
    }

    private Optional<Piece> find(KeyOwner owner, byte[] bytes, Range run, PieceSink sink) {
        ByteBuffer digest = known.digest(bytes, run);
        return known.medium(owner, digest).or(() -> {
            Optional<Piece> written = sink.write(Arrays.copyOfRange(bytes, run.begin(), run.end()));
            written.ifPresent(piece -> known.add(owner, digest, piece));
            return written;
        });
    }
}
