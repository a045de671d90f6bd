package org.threadkeep.archive.frame;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.keys.PieceKey;

/** Records on their way into a frame: it is known what they have in common with the base, and not yet what they refer to beside it. */
public final class Draft {
    private final Plain plain;
    private final Optional<FrameWriter.Earlier> earlier;
    private final List<Copy> copies;

    private Draft(Plain plain, Optional<FrameWriter.Earlier> earlier, List<Copy> copies) {
        this.plain = plain;
        this.earlier = earlier;
        this.copies = copies;
    }

    /** Of records, with the base that they may get. */
    public static Draft of(Plain plain, Optional<FrameWriter.Earlier> earlier) {
        return new Draft(
                plain,
                earlier,
                earlier.map(base -> Copies.find(base.plain(), plain)).orElse(List.of()));
    }

    /** The records. */
    public Plain plain() {
        return plain;
    }

    /** The base that it may get. */
    public Optional<FrameWriter.Earlier> earlier() {
        return earlier;
    }

    /** How many of the bytes between two places the base has. */
    public int inBase(int begin, int end) {
        return copies.stream()
                .mapToInt(copy -> Math.max(0, Math.min(copy.end(), end) - Math.max(copy.at(), begin)))
                .sum();
    }

    /** What stands under the encryption. */
    byte[] compress(List<FromPiece> shared, ZstdFrames zstd) {
        if (shared.isEmpty() && earlier.isEmpty()) {
            return zstd.compressWithStructure(plain.bytes());
        }
        Optional<byte[]> base = earlier.map(one -> one.plain().bytes());
        List<Piece> pieces = pieces(shared);
        ByteWriter keys = new ByteWriter(pieces.size() * PieceKey.BYTES);
        pieces.forEach(piece -> keys.put(piece.key().bytes(), 0, piece.key().bytes().length));
        List<Copy> all = with(shared, base.map(bytes -> bytes.length).orElse(0));
        return Delta.encode(keys.bytes(), all, base, plain.bytes(), zstd);
    }

    /** Each once, in the order in which they are first copied from. */
    static List<Piece> pieces(List<FromPiece> shared) {
        Map<FramePlace, Piece> pieces = new LinkedHashMap<>();
        shared.forEach(from -> pieces.putIfAbsent(from.piece().place(), from.piece()));
        return List.copyOf(pieces.values());
    }

    /** The copies from the base around those from the pieces. */
    private List<Copy> with(List<FromPiece> shared, int baseLength) {
        Map<FramePlace, Integer> starts = new LinkedHashMap<>();
        int start = baseLength;
        for (Piece piece : pieces(shared)) {
            starts.put(piece.place(), start);
            start += piece.length();
        }
        List<Copy> all = new ArrayList<>(copies);
        for (FromPiece from : shared) {
            all = all.stream()
                    .flatMap(copy -> copy.around(from.at(), from.end()))
                    .collect(toCollection(ArrayList::new));
            all.add(new Copy(from.at(), starts.get(from.piece().place()) + from.from(), from.length()));
        }
        all.sort(Comparator.comparingInt(Copy::at));
        return all;
    }
}
