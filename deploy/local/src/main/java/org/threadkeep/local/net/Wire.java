package org.threadkeep.local.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/** What a proxy knows of a protocol, for one connection. Requests and responses are read by two threads. */
interface Wire {
    /** The most that a message may have, in bytes. */
    int LARGEST = 64 << 20;

    /** The next message, whole, with its framing. */
    byte[] read(DataInputStream from) throws IOException;

    /** The call of a request, if it is one that gates are asked about. */
    Optional<? extends Call> request(byte[] message);

    /** The call that a response belongs to, if gates are asked about it. */
    Optional<? extends Call> response(byte[] message);

    /** What the client gets instead of an answer to this request, or instead of this answer. */
    byte[] refusal(byte[] message, CqlError error);

    /** A message of {@code head} and as many more bytes. */
    static byte[] whole(byte[] head, int more, DataInputStream from) throws IOException {
        if (more < 0 || more > LARGEST) {
            throw new IOException("a message of " + more + " bytes");
        }
        byte[] message = java.util.Arrays.copyOf(head, head.length + more);
        from.readFully(message, head.length, more);
        return message;
    }
}
