package org.threadkeep.archive.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.threadkeep.archive.Millis;

/**
 * Reads what {@link ColumnWriter} wrote. Every column has as many rows as the table, which has no more rows than its longest
 * column has entries; an {@link IllegalArgumentException} names the column that is wrong.
 */
final class ColumnReader {
    private final JsonNode table;
    private final int rows;

    ColumnReader(JsonNode table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    List<Optional<String>> ids(String name) {
        JsonNode column = table.path(name);
        return column.isTextual() ? packed(column.textValue(), name) : texts(name);
    }

    private List<Optional<String>> packed(String base64, String name) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (rows == 0 || bytes.length == 0 || bytes.length % rows != 0) {
            throw new IllegalArgumentException(name + " has " + bytes.length + " bytes for " + rows + " rows");
        }
        int width = bytes.length / rows;
        String absent = "00".repeat(width);
        List<Optional<String>> ids = new ArrayList<>(rows);
        for (int at = 0; at < bytes.length; at += width) {
            ids.add(Optional.of(HexFormat.of().formatHex(bytes, at, at + width)).filter(id -> !id.equals(absent)));
        }
        return ids;
    }

    List<Optional<String>> texts(String name) {
        return column(name, Optional.empty(), text -> Optional.of(JsonMembers.asText(text, name)));
    }

    /** Texts of times. */
    List<Optional<String>> times(String name, List<Long> starts) {
        List<Optional<String>> times = new ArrayList<>(rows);
        List<JsonNode> column = column(name, null, Function.identity());
        for (int i = 0; i < rows; i++) {
            JsonNode time = column.get(i);
            times.add(
                    time == null
                            ? Optional.empty()
                            : Optional.of(
                                    time.isTextual()
                                            ? time.textValue()
                                            : Millis.text(
                                                    Math.addExact(starts.get(i), JsonMembers.asNumber(time, name)))));
        }
        return times;
    }

    List<OptionalLong> numbers(String name) {
        return column(name, OptionalLong.empty(), number -> OptionalLong.of(JsonMembers.asNumber(number, name)));
    }

    /** Numbers; each row has one. */
    List<Long> steps(String name, long start) {
        List<Long> numbers = new ArrayList<>(rows);
        long number = start;
        for (OptionalLong step : numbers(name)) {
            number = Math.addExact(number, step.orElseThrow(() -> new IllegalArgumentException(name + " is missing")));
            numbers.add(number);
        }
        return numbers;
    }

    List<Integer> counts(String name, int usual) {
        if (!table.has(name)) {
            return Collections.nCopies(rows, usual);
        }
        return numbers(name).stream().map(count -> count(count, name)).toList();
    }

    private static int count(OptionalLong count, String name) {
        long number = count.orElse(-1);
        if (number < 0) {
            throw new IllegalArgumentException(name + " is below 0, or missing");
        }
        return JsonMembers.asInteger(number, name);
    }

    List<Boolean> flags(String name) {
        List<Boolean> flags = new ArrayList<>(Collections.nCopies(rows, false));
        if (table.has(name)) {
            for (JsonNode row : JsonMembers.array(table, name)) {
                int index = JsonMembers.asInteger(JsonMembers.asNumber(row, name), name);
                if (index < 0 || index >= rows) {
                    throw new IllegalArgumentException(name + " names row " + index + " of " + rows);
                }
                flags.set(index, true);
            }
        }
        return flags;
    }

    private <T> List<T> column(String name, T absent, Function<JsonNode, T> element) {
        if (!table.has(name)) {
            return Collections.nCopies(rows, absent);
        }
        JsonNode array = JsonMembers.array(table, name);
        if (array.size() != rows) {
            throw new IllegalArgumentException(name + " has " + array.size() + " rows, not " + rows);
        }
        List<T> elements = new ArrayList<>(rows);
        array.forEach(each -> elements.add(each.isNull() ? absent : element.apply(each)));
        return elements;
    }
}
