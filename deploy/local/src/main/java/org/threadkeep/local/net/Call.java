package org.threadkeep.local.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/** One call as it stands before a {@link Gate}: twice, first as a request and then as its response. */
public sealed interface Call permits CassandraCall, KafkaCall {
    /** Which of the two this is. */
    Way way();

    /** What it carries, apart from its protocol: values bound to a statement; keys, values and headers of records. */
    List<ByteBuffer> contents();

    /** Whether one of its contents is this text. */
    default boolean carries(String text) {
        return contents().contains(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
}
