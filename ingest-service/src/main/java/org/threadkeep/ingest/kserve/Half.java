package org.threadkeep.ingest.kserve;

import java.util.Map;
import java.util.Objects;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.ingest.capture.Sender;

/**
 * One event of two.
 *
 * @param attributes of the event, by the names that they have in a turn; {@code id} and {@code source} among them
 * @param body as it went over the wire
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Half(Side side, Map<String, String> attributes, byte[] body, CaptureFormat format, Sender sender) {
    Half {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(sender, "sender");
        attributes = Map.copyOf(attributes);
    }

    /** The same for both halves of an exchange, and for no others of this tenant. */
    Key key() {
        return new Key(
                sender.tenant().orElse(""), attributes.getOrDefault("source", ""), attributes.get("id"), format.name());
    }

    /** What the halves of an exchange have in common. */
    record Key(String tenant, String source, String id, String format) {}
}
