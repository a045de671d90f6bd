package org.threadkeep.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was said in a turn. The JSON nesting follows the OpenTelemetry GenAI conventions with the dots as levels and without
 * {@code gen_ai}: {@code system_instructions}, {@code input.messages}, {@code output.messages}, {@code tool.definitions},
 * {@code request.*} (sampling parameters), {@code response.*}, {@code usage.*}. Beside them stand {@code tokens} (token ids),
 * {@code state} (what else a revival could use) and {@code capture} (the wire bytes). Members that the contract does not know
 * are kept.
 *
 * @param root the whole object, with what an adapter has derived
 */
public record TurnData(JsonNode root) {
    /** Most output messages, one for each choice. */
    public static final int MAX_CHOICES = 256;

    /**
     * Checks the shape, after the adapter that the capture names, if it names one, has derived the normalised members.
     *
     * @throws InvalidEventException naming the field
     */
    public TurnData {
        Objects.requireNonNull(root, "root");
        root = DerivedMembers.addTo(root);
        TurnDataShape.require(root);
    }

    /**
     * Reads and checks a turn's data.
     *
     * @param json UTF-8 JSON object
     * @throws InvalidEventException naming the field, never showing content
     */
    public static TurnData parse(byte[] json) {
        return new TurnData(StrictJson.parseObject(json, "data"));
    }

    /** Every message that the model saw but the system instructions, oldest first. */
    public List<JsonNode> inputMessages() {
        return messages("input");
    }

    /** What came back: one message per choice. Empty when the call was cut off before any. */
    public List<JsonNode> outputMessages() {
        return messages("output");
    }

    /** The system instructions that were sent apart from the messages: a string or an array of parts. */
    public Optional<JsonNode> systemInstructions() {
        JsonNode system = root.path("system_instructions");
        return system.isMissingNode() || system.isNull() ? Optional.empty() : Optional.of(system);
    }

    /**
     * The wire bytes, if they were captured.
     *
     * @throws InvalidEventException naming the field
     */
    public Optional<Capture> capture() {
        JsonNode capture = root.path("capture");
        return capture.isObject() ? Optional.of(Capture.of(capture)) : Optional.empty();
    }

    /** Whether an adapter has derived the normalised members from the capture. */
    public boolean isAdapted() {
        return DerivedMembers.isAdapted(root);
    }

    /** Whether the provider answered with an error, so that there may be no output; known of adapted captures only. */
    public boolean isFailed() {
        return DerivedMembers.isAdapted(root)
                && !root.path("response").path("error").isMissingNode();
    }

    /** Whether the call was cut off before its output was complete; known of adapted captures only. */
    public boolean isCutOff() {
        return DerivedMembers.isAdapted(root)
                && root.path("response").path("cancelled").asBoolean();
    }

    private List<JsonNode> messages(String side) {
        List<JsonNode> messages = new ArrayList<>();
        root.path(side).path("messages").forEach(messages::add);
        return messages;
    }
}
