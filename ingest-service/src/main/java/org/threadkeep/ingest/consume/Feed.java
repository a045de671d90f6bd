package org.threadkeep.ingest.consume;

import java.util.Objects;
import java.util.Optional;
import org.threadkeep.events.capture.CaptureFormat;

/**
 * What the records of a topic are.
 *
 * @param tenant of records that name none
 * @param source of records that name none
 */
record Feed(CaptureFormat format, Optional<String> tenant, Optional<String> source) {
    Feed {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
    }
}
