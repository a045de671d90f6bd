package org.threadkeep.events.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.TreeSet;

/** A JSON value as digest input: names in order, numbers by value, each kind with a letter of its own before it. */
final class CanonicalValue {
    private static final ObjectMapper ARGUMENTS = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalValue() {}

    static void add(JsonNode value, KeyedDigest digest) {
        switch (value.getNodeType()) {
            case OBJECT -> addObject(value, digest);
            case ARRAY -> addArray(value, digest);
            case STRING -> digest.number('s').text(value.textValue());
            case NUMBER -> digest.number('n').text(number(value.decimalValue()));
            case BOOLEAN -> digest.number(value.booleanValue() ? 't' : 'f');
            default -> digest.number('z');
        }
    }

    private static void addObject(JsonNode object, KeyedDigest digest) {
        digest.number('o').number(object.size());
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            digest.text(name);
            add(object.get(name), digest);
        }
    }

    private static void addArray(JsonNode array, KeyedDigest digest) {
        digest.number('a').number(array.size());
        array.forEach(element -> add(element, digest));
    }

    private static String number(BigDecimal value) {
        try {
            return value.stripTrailingZeros().toString();
        } catch (ArithmeticException e) {
            return value.toString(); // an exponent at the end of its range
        }
    }

    /** The JSON that a text holds, when it holds an object or an array; else the value itself. */
    static JsonNode parsedIfJson(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue().strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try {
            JsonNode parsed = ARGUMENTS.readTree(text);
            return text.contains("\\u") && hasLoneSurrogate(parsed) ? value : parsed;
        } catch (JsonProcessingException | NumberFormatException e) {
            return value; // a model may write arguments that are no JSON; they count as they are
        }
    }

    private static boolean hasLoneSurrogate(JsonNode parsed) {
        return !UTF_8.newEncoder().canEncode(parsed.toString());
    }

    /** True for what clients leave out or write as nothing, as they like. */
    static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty());
    }

    static void setUnlessEmpty(ObjectNode into, String name, JsonNode value) {
        if (!isEmpty(value)) {
            into.set(name, value);
        }
    }

    /** An object without its empty members at any depth, and without cache marks, which clients move as they go on. */
    static JsonNode withoutEmpty(JsonNode value) {
        if (value.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            value.properties().stream()
                    .filter(member -> !member.getKey().equals("cache_control"))
                    .forEach(member -> setUnlessEmpty(kept, member.getKey(), withoutEmpty(member.getValue())));
            return kept;
        }
        if (value.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> kept.add(withoutEmpty(element)));
            return kept;
        }
        return value;
    }
}
