package org.threadkeep.catalog.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.threadkeep.catalog.registry.InvalidFieldsException.Fault;

/**
 * What a deployment is: an open JSON object, of which a fidelity tier asks for {@code engine.image}, {@code engine.flags},
 * {@code gpu.class}, {@code layout}, {@code determinism.mode} and {@code adapters}.
 *
 * @param digest its name: {@code sha256:} and 64 hex digits over the canonical form
 * @param json the whole object
 */
public record ServingDescriptor(String digest, JsonNode json) {
    private static final int MAX_DEPTH = 64;
    private static final double MAX_SAFE_INTEGER = (1L << 53) - 1;

    /** Nothing is null. */
    public ServingDescriptor {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(json, "json");
    }

    /**
     * Names a descriptor.
     *
     * @throws InvalidFieldsException when it is no object, is empty, or holds what has no canonical form of its own
     */
    public static ServingDescriptor of(JsonNode json) {
        if (!json.isObject() || json.isEmpty()) {
            throw new InvalidFieldsException(List.of(new Fault("body", "is not a JSON object with members")));
        }
        List<Fault> faults = new ArrayList<>();
        check(json, "body", 0, faults);
        if (!faults.isEmpty()) {
            throw new InvalidFieldsException(faults);
        }
        return new ServingDescriptor(CanonicalJson.digest(json), json);
    }

    /** RFC 8785 knows doubles only: two large whole numbers could get one digest. */
    private static void check(JsonNode node, String path, int depth, List<Fault> faults) {
        if (depth > MAX_DEPTH) {
            faults.add(new Fault("body", "is nested deeper than " + MAX_DEPTH + " levels"));
        } else if (node.isNumber() && !isSafe(node)) {
            faults.add(new Fault(path, "is a number that a double can't hold; write it as a text"));
        } else if (node.isTextual() && !isWhole(node.textValue())) {
            faults.add(new Fault(path, "holds half a character"));
        }
        if (faults.isEmpty()) {
            node.properties()
                    .forEach(member -> check(member.getValue(), path + "." + member.getKey(), depth + 1, faults));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                check(node.get(i), path + "[" + i + "]", depth + 1, faults);
            }
        }
    }

    private static boolean isSafe(JsonNode number) {
        double value = number.doubleValue();
        return Double.isFinite(value) && (!number.isIntegralNumber() || Math.abs(value) <= MAX_SAFE_INTEGER);
    }

    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether the descriptor tells something. */
    public boolean tells(String pointer) {
        JsonNode node = json.at(pointer);
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isEmpty());
    }

    /** Whether the descriptor has a list there, which may be empty: that there is none of something is told too. */
    public boolean lists(String pointer) {
        return json.at(pointer).isArray();
    }
}
