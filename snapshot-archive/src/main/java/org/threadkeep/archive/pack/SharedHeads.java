package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.frame.FromPiece;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * System prompts and tool definitions stand in pieces once a second person's thread begins with them. Before that they may hold a
 * person's data, and stay in that person's frames. What a frame refers to it holds whole: a piece of which it has only a part gives way to
 * one of what they have in common, if that is most of it.
 */
final class SharedHeads {
    /** What is remembered of how a thread began. */
    static final int MOST_BYTES = 128 << 10;

    private static final int LEAST_BYTES = 1 << 10;

    private final KnownPieces.OfStream known;

    SharedHeads(KnownPieces.OfStream known) {
        this.known = known;
    }

    /**
     * What is to be copied from a piece; a new one is written.
     *
     * @param text where to look, at most {@link #MOST_BYTES} in all
     */
    List<FromPiece> share(KeyOwner owner, byte[] bytes, List<Range> text, PieceSink sink) {
        if (length(text) < LEAST_BYTES) {
            return List.of();
        }
        Set<Long> features = Features.of(bytes, text);
        Optional<List<FromPiece>> shared = Optional.empty();
        for (Head head : known.near(owner, features)) {
            shared = shared.or(() -> share(head, owner, bytes, text, sink));
        }
        if (!known.knowsMost(owner, features)) {
            known.add(Head.candidate(bytes, text, features), owner);
        }
        return shared.orElse(List.of());
    }

    private Optional<List<FromPiece>> share(Head head, KeyOwner owner, byte[] bytes, List<Range> text, PieceSink sink) {
        Optional<List<FromPiece>> whole = head.piece().flatMap(piece -> head.wholeIn(bytes, text));
        if (whole.isPresent()) {
            known.refer(head, owner);
            return whole;
        }
        List<Range> common = head.common(bytes, text);
        Set<Long> features = Features.of(bytes, common);
        return isWorthIt(head, common) && !features.isEmpty()
                ? sink.write(Head.join(bytes, common)).map(piece -> {
                    known.replace(head, Head.shared(bytes, common, features, piece), owner);
                    return copies(common, piece);
                })
                : Optional.empty();
    }

    private static boolean isWorthIt(Head head, List<Range> common) {
        int length = length(common);
        return length >= LEAST_BYTES && (head.piece().isEmpty() || 4L * length >= 3L * head.length());
    }

    private static List<FromPiece> copies(List<Range> common, Piece piece) {
        List<FromPiece> copies = new ArrayList<>();
        int from = 0;
        for (Range range : common) {
            copies.add(new FromPiece(piece, range.begin(), from, range.length()));
            from += range.length();
        }
        return copies;
    }

    private static int length(List<Range> ranges) {
        return ranges.stream().mapToInt(Range::length).sum();
    }
}
