package org.threadkeep.local.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Errors that a node answers with, as section 9 of the native protocol v4 lays them out. */
public enum CqlError {
    /** An exception inside of the node. */
    SERVER_ERROR(0x0000, ""),
    /** Too few replicas are alive to even begin. */
    UNAVAILABLE(0x1000, "0006 00000002 00000001"),
    /** The node has too much to do. */
    OVERLOADED(0x1001, ""),
    /** The node is not a member yet. */
    BOOTSTRAPPING(0x1002, ""),
    /** Too few replicas have confirmed a plain write in time: it may have happened, and may still happen. */
    WRITE_TIMEOUT(0x1100, "0006 00000001 00000002 0006 53494D504C45"),
    /** The same of the Paxos rounds of a lightweight transaction. */
    CAS_WRITE_TIMEOUT(0x1100, "0009 00000001 00000002 0003 434153"),
    /** Replicas have failed to write, as they do when their disk can't be written. */
    WRITE_FAILURE(0x1500, "0006 00000000 00000001 00000001 0006 53494D504C45"),
    /** The role may read and not write. */
    UNAUTHORIZED(0x2100, ""),
    /** The statement is refused: so guardrails say that the disk is nearly full. */
    INVALID(0x2200, "");

    private static final int HEADER = 9;
    private static final byte RESPONSE_V4 = (byte) 0x84;
    private static final byte ERROR = 0;

    private final int code;
    private final byte[] details;

    CqlError(int code, String details) {
        this.code = code;
        this.details = java.util.HexFormat.of().parseHex(details.replace(" ", ""));
    }

    /** The frame that answers the request of this stream id. */
    byte[] answer(short streamId) {
        byte[] words = ("made up: " + name()).getBytes(UTF_8);
        int length = Integer.BYTES + Short.BYTES + words.length + details.length;
        return ByteBuffer.allocate(HEADER + length)
                .put(RESPONSE_V4)
                .put((byte) 0)
                .putShort(streamId)
                .put(ERROR)
                .putInt(length)
                .putInt(code)
                .putShort((short) words.length)
                .put(words)
                .put(details)
                .array();
    }
}
