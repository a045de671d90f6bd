package org.threadkeep.local.net;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A CQL statement that is executed.
 *
 * @param opcode {@code QUERY} or {@code EXECUTE}
 * @param statement its text, also when it was prepared
 * @param contents the bound values, in order; those of the request also in its response
 */
public record CassandraCall(Way way, String opcode, String statement, List<ByteBuffer> contents) implements Call {

    /** Nobody can change it. */
    public CassandraCall {
        contents = List.copyOf(contents);
    }

    CassandraCall answered() {
        return new CassandraCall(Way.RESPONSE, opcode, statement, contents);
    }
}
