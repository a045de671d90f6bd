package org.threadkeep.archive.frame;

import java.util.ArrayList;
import java.util.List;
import org.threadkeep.archive.ArchiveFormatException;

/** Copies as bytes: a count, then for each the distance from the one before, there and in the base, and its length. */
final class CopiesCodec {
    private static final int MAX_VARINT_BYTES = 5;
    private static final int VARINTS_OF_A_COPY = 3;

    private CopiesCodec() {}

    static int maxLength(List<Copy> copies) {
        return MAX_VARINT_BYTES * (1 + VARINTS_OF_A_COPY * copies.size());
    }

    static void write(List<Copy> copies, ByteWriter out) {
        out.varint(copies.size());
        int at = 0;
        int from = 0;
        for (Copy copy : copies) {
            out.varint(copy.at() - at);
            out.varint(zigzag(copy.from() - from));
            out.varint(copy.length());
            at = copy.end();
            from = copy.sourceEnd();
        }
    }

    /** Those that were written; each lies within a base of this length, and ends within what a frame holds. */
    static List<Copy> read(ByteReader in, int baseLength) {
        List<Copy> copies = new ArrayList<>();
        long at = 0;
        long from = 0;
        for (int left = in.count(); left > 0; left--) {
            at += in.varint();
            from += unzigzag(in.varint());
            int length = in.varint();
            if (from < 0 || from + length > baseLength) {
                throw new ArchiveFormatException("the delta copies bytes that its base doesn't have");
            }
            if (at + length > FrameReader.MAX_PLAIN_BYTES) {
                throw new ArchiveFormatException("the delta makes more bytes than a frame holds");
            }
            copies.add(new Copy((int) at, (int) from, length));
            at += length;
            from += length;
        }
        return copies;
    }

    /** Small numbers for small distances, forward or back. */
    private static int zigzag(int distance) {
        return distance << 1 ^ distance >> Integer.SIZE - 1;
    }

    private static int unzigzag(int number) {
        return number >>> 1 ^ -(number & 1);
    }
}
