package org.threadkeep.ingest.http;

import java.io.IOException;
import java.io.InputStream;

/** A body as it is sent, up to a length. What fails here is the sender or the size, never the coding. */
final class BoundedInput extends InputStream {
    private final InputStream body;
    private final long maxBytes;
    private long read;

    BoundedInput(InputStream body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads on.
     *
     * @throws RefusedException with 413 beyond the length
     * @throws SenderGoneException when no more comes
     */
    @Override
    public int read(byte[] into, int start, int length) {
        int got = readOrFail(into, start, length);
        read += Math.max(got, 0);
        if (read > maxBytes) {
            throw RefusedException.tooLarge("the body is longer than " + maxBytes + " bytes");
        }
        return got;
    }

    /** Never 0, because a decoder takes that for the end between two members of one body. */
    @Override
    public int available() {
        return 1;
    }

    private int readOrFail(byte[] into, int start, int length) {
        try {
            return body.read(into, start, length);
        } catch (IOException e) {
            throw new SenderGoneException(e);
        }
    }
}
