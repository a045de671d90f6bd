package org.threadkeep.catalog.lookup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnData;

/** What adapters derive from captured bytes, as a turn's content shows it beside them. */
final class DerivedContent {
    /** A tree can take many times the size of its bytes. */
    private static final int MAX_BYTES = 4 << 20;

    private static final String ADAPTER = "\"adapter\"";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DerivedContent() {}

    /** The normalised members; empty when no adapter is named, or one that this library does not know. */
    static Optional<RawJson> of(byte[] data) {
        if (data.length > MAX_BYTES || !new String(data, ISO_8859_1).contains(ADAPTER)) {
            return Optional.empty();
        }
        try {
            TurnData read = TurnData.parse(data);
            return read.isAdapted() ? Optional.of(members(read)) : Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.empty(); // frozen all the same; its data are shown as they are
        }
    }

    /** All but what stands in the data as well; the losses count those that were found. */
    private static RawJson members(TurnData read) {
        ObjectNode derived = MAPPER.createObjectNode();
        read.root().properties().forEach(member -> {
            if (!member.getKey().equals("capture")) {
                derived.set(member.getKey(), member.getValue());
            }
        });
        derived.set("losses", read.root().path("capture").path("losses"));
        try {
            return new RawJson(MAPPER.writeValueAsBytes(derived));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was just read can't be written", e);
        }
    }
}
