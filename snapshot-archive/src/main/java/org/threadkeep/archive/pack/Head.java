package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.frame.BlockSearch;
import org.threadkeep.archive.frame.Copy;
import org.threadkeep.archive.frame.FromPiece;
import org.threadkeep.archive.frame.Piece;

/** How a thread began, system prompt and tool definitions among it: a piece, or what may become one when somebody else begins like that. */
final class Head {
    /** Shorter parts are left to each frame. */
    static final int LEAST_PART = 256;

    private static final int OBJECTS_BYTES = 1024;
    private static final int FEATURE_BYTES = 256;

    private final byte[] content;
    private final List<Range> parts;
    private final Set<Long> features;
    private final Optional<Piece> piece;
    private Optional<BlockSearch> search = Optional.empty();

    private Head(byte[] content, List<Range> parts, Set<Long> features, Optional<Piece> piece) {
        this.content = content;
        this.parts = parts;
        this.features = features;
        this.piece = piece;
    }

    /** What may become a piece: this text of the bytes, with its features. */
    static Head candidate(byte[] bytes, List<Range> text, Set<Long> features) {
        return new Head(join(bytes, text), List.of(), features, Optional.empty());
    }

    /** A piece whose content these ranges of the bytes are, with their features. */
    static Head shared(byte[] bytes, List<Range> ranges, Set<Long> features, Piece piece) {
        List<Range> parts = new ArrayList<>();
        int at = 0;
        for (Range range : ranges) {
            parts.add(new Range(at, at + range.length()));
            at += range.length();
        }
        return new Head(join(bytes, ranges), parts, features, Optional.of(piece));
    }

    /** These ranges one after another. */
    static byte[] join(byte[] bytes, List<Range> ranges) {
        byte[] content = new byte[ranges.stream().mapToInt(Range::length).sum()];
        int at = 0;
        for (Range range : ranges) {
            System.arraycopy(bytes, range.begin(), content, at, range.length());
            at += range.length();
        }
        return content;
    }

    Set<Long> features() {
        return features;
    }

    Optional<Piece> piece() {
        return piece;
    }

    int length() {
        return content.length;
    }

    /** Bytes that are held for it, once it was searched. */
    long weight() {
        return content.length + content.length / 4 + (long) FEATURE_BYTES * features.size() + OBJECTS_BYTES;
    }

    /** Parts of the text that it has too, long enough each; no byte of its own is there twice. */
    List<Range> common(byte[] bytes, List<Range> text) {
        List<Range> common = new ArrayList<>();
        boolean[] taken = new boolean[content.length];
        for (Copy copy : found(bytes, text)) {
            int free = 0;
            while (free < copy.length() && !taken[copy.from() + free]) {
                free++;
            }
            if (free >= LEAST_PART) {
                Arrays.fill(taken, copy.from(), copy.from() + free, true);
                common.add(new Range(copy.at(), copy.at() + free));
            }
        }
        return common;
    }

    /** What a frame with these bytes copies from the piece, if its text holds all of that. */
    Optional<List<FromPiece>> wholeIn(byte[] bytes, List<Range> text) {
        List<Copy> found = found(bytes, text);
        List<FromPiece> copies = new ArrayList<>();
        for (Range part : parts) {
            Optional<FromPiece> copy = found.stream()
                    .filter(one -> one.from() < part.end() && one.sourceEnd() > part.begin())
                    .map(one -> one.at() + part.begin() - one.from())
                    .filter(at -> isAt(at, part, bytes, text))
                    .findFirst()
                    .map(at -> new FromPiece(piece.orElseThrow(), at, part.begin(), part.length()));
            if (copy.isEmpty()) {
                return Optional.empty();
            }
            copies.add(copy.get());
        }
        return Optional.of(inOrder(copies));
    }

    private boolean isAt(int at, Range part, byte[] bytes, List<Range> text) {
        int end = at + part.length();
        return text.stream().anyMatch(range -> range.holds(at, end))
                && Arrays.equals(content, part.begin(), part.end(), bytes, at, end);
    }

    /** None over another: what stands twice in the piece may have been found in the same place. */
    private static List<FromPiece> inOrder(List<FromPiece> copies) {
        copies.sort(Comparator.comparingInt(FromPiece::at));
        List<FromPiece> apart = new ArrayList<>();
        int end = 0;
        for (FromPiece copy : copies) {
            if (copy.at() >= end) {
                apart.add(copy);
                end = copy.end();
            }
        }
        return apart;
    }

    private List<Copy> found(byte[] bytes, List<Range> text) {
        BlockSearch blocks = search.orElseGet(() -> new BlockSearch(content));
        search = Optional.of(blocks);
        return text.stream()
                .flatMap(range -> blocks.find(bytes, range.begin(), range.end()).stream())
                .toList();
    }
}
