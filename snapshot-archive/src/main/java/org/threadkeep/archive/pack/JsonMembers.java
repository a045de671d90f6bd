package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Takes members from a JSON object; an {@link IllegalArgumentException} names the one that is wrong. */
final class JsonMembers {
    private JsonMembers() {}

    static JsonNode array(JsonNode json, String name) {
        JsonNode array = json.path(name);
        if (!array.isArray()) {
            throw new IllegalArgumentException(name + " is not an array");
        }
        return array;
    }

    /** How many rows a table has, by a column in which every row has something; a column of no rows is left out. */
    static int rows(JsonNode table, String name) {
        return table.has(name) ? array(table, name).size() : 0;
    }

    static String text(JsonNode json, String name) {
        return asText(json.path(name), name);
    }

    static String asText(JsonNode text, String name) {
        if (!text.isTextual()) {
            throw new IllegalArgumentException(name + " is not a text");
        }
        return text.textValue();
    }

    static Instant time(JsonNode json, String name) {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a time in UTC", e);
        }
    }

    static long number(JsonNode json, String name) {
        return asNumber(json.path(name), name);
    }

    static long asNumber(JsonNode number, String name) {
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is not a whole number of 64 bits");
        }
        return number.longValue();
    }

    static int integer(JsonNode json, String name) {
        return asInteger(number(json, name), name);
    }

    static int asInteger(long number, String name) {
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is not a whole number of 32 bits");
        }
        return (int) number;
    }
}
