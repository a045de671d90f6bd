package org.threadkeep.ingest.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.threadkeep.ingest.capture.ForeignAttributes;

/** The attributes that a record's headers tell, when it is a CloudEvent in binary mode. */
final class RecordHeaders {
    private static final String PREFIX = "ce_";

    private RecordHeaders() {}

    /** By name; the last of several headers counts. */
    static Map<String, String> attributes(Headers headers) {
        Map<String, String> attributes = new TreeMap<>();
        for (Header header : headers) {
            if (header.key().startsWith(PREFIX) && header.value() != null && header.value().length > 0) {
                String name = header.key().substring(PREFIX.length());
                attributes.put(ForeignAttributes.nameOf(name), new String(header.value(), UTF_8));
            }
        }
        return attributes;
    }
}
