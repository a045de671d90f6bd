package org.threadkeep.ingest.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Puts a record's key into a turn's data, as {@code kafka_key}: what a gateway keys by may be about a person, and belongs in no header. */
final class RecordKey {
    private RecordKey() {}

    /** The same object with one more member at its end. */
    static byte[] addTo(byte[] data, byte[] key) {
        String text = new String(key, UTF_8);
        boolean isText = Arrays.equals(text.getBytes(UTF_8), key);
        String body = isText ? text : Base64.getEncoder().encodeToString(key);
        ByteArrayOutputStream with = new ByteArrayOutputStream(data.length + 2 * key.length + 64);
        with.write(data, 0, data.length - 1);
        with.writeBytes(
                (",\"kafka_key\":{\"encoding\":\"" + (isText ? "utf-8" : "base64") + "\",\"body\":\"").getBytes(UTF_8));
        with.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(body));
        with.writeBytes("\"}}".getBytes(UTF_8));
        return with.toByteArray();
    }
}
