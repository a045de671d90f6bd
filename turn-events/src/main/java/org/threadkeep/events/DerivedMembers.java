package org.threadkeep.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.threadkeep.events.capture.CaptureFormats;

/** Fills in the normalised members of data whose capture names an adapter: they are derived and never stored. */
final class DerivedMembers {
    private static final List<String> NAMES = List.of(
            "system_instructions",
            "input",
            "output",
            "tool",
            "request",
            "response",
            "usage",
            "tokens",
            "conversation",
            "times");
    private static final String LOSSES = "losses";

    private DerivedMembers() {}

    static boolean isAdapted(JsonNode root) {
        JsonNode adapter = root.path("capture").path("adapter");
        return !adapter.isMissingNode() && !adapter.isNull();
    }

    /** The data with their derived members; the same data when no adapter is named. */
    static JsonNode addTo(JsonNode root) {
        if (!isAdapted(root)) {
            return root;
        }
        for (String name : NAMES) {
            if (root.hasNonNull(name)) {
                throw new InvalidEventException(
                        "data." + name, "was sent though 'capture.adapter' says that it is derived from the capture");
            }
        }
        Capture capture = Capture.of(root.path("capture"));
        ObjectNode derived = CaptureFormats.require(
                        capture.format(), capture.adapter().orElseThrow())
                .normalise(capture);
        return joined((ObjectNode) root, derived);
    }

    private static ObjectNode joined(ObjectNode root, ObjectNode derived) {
        ObjectNode joined = derived.objectNode();
        joined.setAll(root);
        JsonNode losses = derived.remove(LOSSES);
        joined.setAll(derived);
        ObjectNode capture = derived.objectNode();
        capture.setAll((ObjectNode) root.path("capture"));
        ArrayNode all = derived.arrayNode();
        root.path("capture").path(LOSSES).forEach(all::add);
        losses.forEach(all::add);
        if (!all.isEmpty()) {
            capture.set(LOSSES, all);
        }
        joined.set("capture", capture);
        return joined;
    }
}
