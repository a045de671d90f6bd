package org.threadkeep.archivetool.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row as it is stored.
 *
 * @param values by column, those of the key first; never null
 */
record RawRow(RawTable table, Map<String, Object> values) {
    private static final Pattern SPAN = Pattern.compile("(-?[0-9]+)\\.\\.(-?[0-9]+)");

    RawRow {
        values = new LinkedHashMap<>(values);
    }

    RawRow with(String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new RawRow(table, changed);
    }

    /** This row's key with the other's values. */
    RawRow withValuesOf(RawRow other) {
        RawRow row = this;
        for (String column : table.values()) {
            row = row.with(column, other.values().get(column));
        }
        return row;
    }

    Map<String, Object> key() {
        Map<String, Object> key = new LinkedHashMap<>(values);
        key.keySet().retainAll(table.key());
        return key;
    }

    boolean hasKeyOf(RawRow other) {
        return table.equals(other.table) && key().equals(other.key());
    }

    /** Whether this name, of a row or of some that follow one another, means this row. */
    boolean isMeantBy(String name) {
        return name.equals(name(Map.of())) || name.equals(name(spans(name)));
    }

    private String name(Map<String, String> spans) {
        return table.keyspace() + "." + table.name() + " ("
                + key().entrySet().stream()
                        .map(column -> column.getKey() + "="
                                + spans.getOrDefault(column.getKey(), String.valueOf(column.getValue())))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** The spans of a name that hold this row's numbers. */
    private Map<String, String> spans(String name) {
        Map<String, String> spans = new LinkedHashMap<>();
        for (String column : table.key()) {
            if (values.get(column) instanceof Number number) {
                span(name, column)
                        .filter(span -> Long.parseLong(span.group(1)) <= number.longValue()
                                && Long.parseLong(span.group(2)) >= number.longValue())
                        .ifPresent(span -> spans.put(column, span.group()));
            }
        }
        return spans;
    }

    private static Optional<Matcher> span(String name, String column) {
        int at = name.indexOf(column + "=");
        Matcher matcher = SPAN.matcher(name);
        return at >= 0 && matcher.find(at) && matcher.start() == at + column.length() + 1
                ? Optional.of(matcher)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name(Map.of());
    }
}
