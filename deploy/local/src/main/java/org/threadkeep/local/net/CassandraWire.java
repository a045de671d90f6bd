package org.threadkeep.local.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** CQL's native protocol v4, uncompressed: a header of 9 bytes, and a body. The client has to be told to speak v4. */
final class CassandraWire implements Wire {
    private static final int HEADER = 9;
    private static final int VERSION = 4;
    private static final int COMPRESSED = 0x01;
    private static final int VALUES = 0x01;
    private static final int QUERY = 0x07;
    private static final int RESULT = 0x08;
    private static final int PREPARE = 0x09;
    private static final int EXECUTE = 0x0A;
    private static final int PREPARED = 4;

    private final Map<String, String> statements;
    private final Map<Short, String> preparing = new ConcurrentHashMap<>();
    private final Map<Short, CassandraCall> underWay = new ConcurrentHashMap<>();

    /**
     * For one connection.
     *
     * @param statements texts by prepared id; shared by all connections to a server
     */
    CassandraWire(Map<String, String> statements) {
        this.statements = statements;
    }

    @Override
    public byte[] read(DataInputStream from) throws IOException {
        byte[] head = new byte[HEADER];
        from.readFully(head);
        if ((head[0] & 0x7f) != VERSION || (head[1] & COMPRESSED) != 0) {
            throw new IOException("not an uncompressed frame of protocol v4, but of v" + (head[0] & 0x7f));
        }
        return Wire.whole(head, ByteBuffer.wrap(head).getInt(5), from);
    }

    @Override
    public Optional<CassandraCall> request(byte[] message) {
        ByteBuffer frame = ByteBuffer.wrap(message);
        short stream = frame.getShort(2);
        ByteBuffer body = frame.slice(HEADER, message.length - HEADER);
        switch (message[4]) {
            case PREPARE -> preparing.put(stream, text(body));
            case QUERY -> underWay.put(stream, call("QUERY", text(body), body));
            case EXECUTE -> underWay.put(stream, call("EXECUTE", statements.getOrDefault(id(body), "unknown"), body));
            default -> underWay.remove(stream);
        }
        return Optional.ofNullable(underWay.get(stream));
    }

    @Override
    public Optional<CassandraCall> response(byte[] message) {
        ByteBuffer frame = ByteBuffer.wrap(message);
        short stream = frame.getShort(2);
        Optional.ofNullable(preparing.remove(stream)).ifPresent(text -> learn(text, frame));
        return Optional.ofNullable(underWay.remove(stream)).map(CassandraCall::answered);
    }

    @Override
    public byte[] refusal(byte[] message, CqlError error) {
        return error.answer(ByteBuffer.wrap(message).getShort(2));
    }

    private void learn(String text, ByteBuffer frame) {
        ByteBuffer body = frame.slice(HEADER, frame.limit() - HEADER);
        if (frame.get(4) == RESULT && body.getInt() == PREPARED) {
            statements.put(id(body), text);
        }
    }

    /** After text or id: a consistency, flags, and the values if a flag says so. */
    private static CassandraCall call(String opcode, String statement, ByteBuffer body) {
        body.getShort();
        List<ByteBuffer> values = new ArrayList<>();
        if ((body.get() & VALUES) != 0) {
            for (int left = body.getShort(); left > 0; left--) {
                int length = Math.max(0, body.getInt());
                values.add(body.slice(body.position(), length));
                body.position(body.position() + length);
            }
        }
        return new CassandraCall(Way.REQUEST, opcode, statement, values);
    }

    private static String text(ByteBuffer body) {
        byte[] text = new byte[body.getInt()];
        body.get(text);
        return new String(text, UTF_8);
    }

    private static String id(ByteBuffer body) {
        byte[] id = new byte[body.getShort()];
        body.get(id);
        return HexFormat.of().formatHex(id);
    }
}
