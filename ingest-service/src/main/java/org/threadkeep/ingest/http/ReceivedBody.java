package org.threadkeep.ingest.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** A body as it comes in: pieces that grow, so that nothing is set aside for what may never be sent. */
final class ReceivedBody {
    private static final int SMALLEST_PIECE = 8 << 10;
    private static final int LARGEST_PIECE = 1 << 20;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int lastLength;
    private int length;

    int length() {
        return length;
    }

    /** Bytes that another piece takes. */
    int nextPiece() {
        return pieces.isEmpty() ? SMALLEST_PIECE : Math.min(LARGEST_PIECE, 2 * pieces.getLast().length);
    }

    boolean isFull() {
        return pieces.isEmpty() || lastLength == pieces.getLast().length;
    }

    void addPiece(int size) {
        pieces.add(new byte[size]);
        lastLength = 0;
    }

    byte[] piece() {
        return pieces.getLast();
    }

    /** Where in the last piece the next byte goes. */
    int end() {
        return lastLength;
    }

    void added(int bytes) {
        lastLength += bytes;
        length += bytes;
    }

    /** All bytes in one array. The pieces are gone after that. */
    byte[] join() {
        byte[] whole = new byte[length];
        int at = 0;
        while (!pieces.isEmpty()) {
            byte[] piece = pieces.removeFirst();
            int bytes = Math.min(piece.length, length - at);
            System.arraycopy(piece, 0, whole, at, bytes);
            at += bytes;
        }
        return whole;
    }
}
