package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.events.InvalidEventException;

/**
 * Fills protobuf messages from OTLP/JSON: names in lowerCamelCase, 64-bit numbers as text or number, ids in hexadecimal, enums
 * as numbers, unknown names passed over. What protobuf's own JSON reader accepts beside that, names in snake_case and enums by
 * name, is accepted too.
 */
final class JsonFields {
    private JsonFields() {}

    /** A member by its protobuf name, in either spelling; missing when there is none. */
    static JsonNode member(JsonNode object, String name) {
        JsonNode camel = object.path(camel(name));
        return camel.isMissingNode() ? object.path(name) : camel;
    }

    /**
     * Fills a message.
     *
     * @param path of the object in its record, for errors
     * @throws InvalidEventException naming the field
     */
    static void merge(JsonNode object, Message.Builder into, String path) {
        require(object.isObject(), path, "is not an object");
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            Optional<FieldDescriptor> field = field(into.getDescriptorForType(), member.getKey());
            if (field.isPresent() && !member.getValue().isNull()) {
                put(
                        member.getValue(),
                        field.get(),
                        into,
                        path + "." + field.get().getName());
            }
        }
    }

    private static Optional<FieldDescriptor> field(Descriptor type, String name) {
        FieldDescriptor snake = type.findFieldByName(name);
        if (snake != null) {
            return Optional.of(snake);
        }
        return type.getFields().stream()
                .filter(field -> field.getJsonName().equals(name))
                .findFirst();
    }

    private static void put(JsonNode value, FieldDescriptor field, Message.Builder into, String path) {
        if (!field.isRepeated()) {
            into.setField(field, read(value, field, into, path));
            return;
        }
        require(value.isArray(), path, "is not an array");
        for (int i = 0; i < value.size(); i++) {
            into.addRepeatedField(field, read(value.get(i), field, into, path + "[" + i + "]"));
        }
    }

    private static Object read(JsonNode value, FieldDescriptor field, Message.Builder into, String path) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(value, field, into, path);
            case STRING -> text(value, path);
            case BYTE_STRING -> field.getName().endsWith("_id") ? hex(value, path) : base64(value, path);
            case BOOLEAN -> truth(value, path);
            case INT -> (int) whole(value, field, path);
            case LONG -> whole(value, field, path);
            case DOUBLE -> fraction(value, path);
            case FLOAT -> (float) fraction(value, path);
            case ENUM -> constant(value, field, path);
        };
    }

    private static Message message(JsonNode value, FieldDescriptor field, Message.Builder into, String path) {
        Message.Builder builder = into.newBuilderForField(field);
        merge(value, builder, path);
        return builder.build();
    }

    private static String text(JsonNode value, String path) {
        require(value.isTextual(), path, "is not a text");
        return value.textValue();
    }

    private static ByteString hex(JsonNode value, String path) {
        try {
            return ByteString.copyFrom(HexFormat.of().parseHex(text(value, path)));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(path, "is not hexadecimal");
        }
    }

    private static ByteString base64(JsonNode value, String path) {
        String standard = text(value, path).replace('-', '+').replace('_', '/');
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(path, "is not base64");
        }
    }

    private static boolean truth(JsonNode value, String path) {
        require(value.isBoolean(), path, "is not a boolean");
        return value.booleanValue();
    }

    private static long whole(JsonNode value, FieldDescriptor field, String path) {
        require(value.isIntegralNumber() || value.isTextual(), path, "is not a whole number");
        boolean unsigned =
                switch (field.getType()) {
                    case UINT32, UINT64, FIXED32, FIXED64 -> true;
                    default -> false;
                };
        boolean narrow = field.getJavaType() == FieldDescriptor.JavaType.INT;
        try {
            String digits = value.asText();
            if (narrow) {
                return unsigned ? Integer.parseUnsignedInt(digits) : Integer.parseInt(digits);
            }
            return unsigned ? Long.parseUnsignedLong(digits) : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new InvalidEventException(path, "is not a whole number of its range");
        }
    }

    private static double fraction(JsonNode value, String path) {
        require(value.isNumber() || value.isTextual(), path, "is not a number");
        try {
            return Double.parseDouble(value.asText());
        } catch (NumberFormatException e) {
            throw new InvalidEventException(path, "is not a number");
        }
    }

    private static Object constant(JsonNode value, FieldDescriptor field, String path) {
        var named = value.isTextual() ? field.getEnumType().findValueByName(value.textValue()) : null;
        if (named != null) {
            return named;
        }
        require(value.isInt(), path, "is not the number of an enum");
        return field.getEnumType().findValueByNumberCreatingIfUnknown(value.intValue());
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean upper = i > 0 && name.charAt(i - 1) == '_';
            if (name.charAt(i) != '_') {
                camel.append(upper ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return camel.toString();
    }

    private static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw new InvalidEventException(path, otherwise);
        }
    }
}
