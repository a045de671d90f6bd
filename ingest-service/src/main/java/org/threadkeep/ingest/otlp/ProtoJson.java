package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Protobuf messages of OTLP as plain JSON, with nothing left out: fields under their protobuf names, attributes as members,
 * whole numbers as such and fractions with a point, ids in hexadecimal, other bytes as {@code {"base64": …}}.
 */
final class ProtoJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private ProtoJson() {}

    /** A value of an attribute. */
    static JsonNode of(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> NODES.textNode(value.getStringValue());
            case BOOL_VALUE -> NODES.booleanNode(value.getBoolValue());
            case INT_VALUE -> NODES.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> number(value.getDoubleValue());
            case BYTES_VALUE -> base64(value.getBytesValue());
            case ARRAY_VALUE -> values(value.getArrayValue().getValuesList());
            case KVLIST_VALUE -> pairs(value.getKvlistValue().getValuesList());
            default -> value.getAllFields().isEmpty() ? NODES.nullNode() : fields(value);
        };
    }

    /** Attributes as an object; where a key stands twice, as an array of pairs, so that both stay. */
    static JsonNode pairs(List<KeyValue> pairs) {
        Set<String> keys = new HashSet<>();
        if (!pairs.stream().allMatch(pair -> keys.add(pair.getKey()))) {
            ArrayNode all = NODES.arrayNode();
            pairs.forEach(pair -> all.addObject().put("key", pair.getKey()).set("value", of(pair.getValue())));
            return all;
        }
        ObjectNode object = NODES.objectNode();
        pairs.forEach(pair -> object.set(pair.getKey(), of(pair.getValue())));
        return object;
    }

    /** A message with the fields that are set. */
    static ObjectNode fields(Message message) {
        ObjectNode object = NODES.objectNode();
        message.getAllFields().forEach((field, value) -> object.set(field.getName(), field(field, value)));
        ByteString unknown = message.getUnknownFields().toByteString();
        if (!unknown.isEmpty()) {
            object.set("unknown_fields", base64(unknown)); // of a newer OTLP than this one
        }
        return object;
    }

    @SuppressWarnings("unchecked") // a repeated field is a list of its elements
    private static JsonNode field(FieldDescriptor field, Object value) {
        if (!field.isRepeated()) {
            return single(field, value);
        }
        if (isMessage(field, KeyValue.getDescriptor().getFullName())) {
            return pairs((List<KeyValue>) value);
        }
        ArrayNode array = NODES.arrayNode();
        ((List<Object>) value).forEach(element -> array.add(single(field, element)));
        return array;
    }

    private static JsonNode single(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case MESSAGE -> value instanceof AnyValue any ? of(any) : fields((Message) value);
            case STRING -> NODES.textNode((String) value);
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case INT -> NODES.numberNode(Integer.toUnsignedLong((Integer) value));
            case LONG -> NODES.numberNode(new BigInteger(Long.toUnsignedString((Long) value)));
            case DOUBLE -> number((Double) value);
            case FLOAT -> number((Float) value);
            case ENUM -> NODES.numberNode(((EnumValueDescriptor) value).getNumber());
            case BYTE_STRING ->
                field.getName().endsWith("_id") ? NODES.textNode(hex((ByteString) value)) : base64((ByteString) value);
        };
    }

    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static ArrayNode values(List<AnyValue> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(of(value)));
        return array;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value)
                ? NODES.numberNode(value)
                : NODES.objectNode().put("double", Double.toString(value)); // JSON has no word for it
    }

    private static JsonNode base64(ByteString bytes) {
        return NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private static boolean isMessage(FieldDescriptor field, String name) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().getFullName().equals(name);
    }
}
