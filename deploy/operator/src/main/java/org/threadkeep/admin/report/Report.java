package org.threadkeep.admin.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of named values, for people or for programs. */
public final class Report {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** How it is printed. */
    public enum Form {
        /** Aligned columns. */
        table,
        /** An array of objects. */
        json
    }

    private final List<String> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Has these columns, and no rows yet. */
    public Report(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: a number, text or truth value for each column, in order. */
    public Report row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("values are " + values.length + ", columns " + columns.size());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        IntStream.range(0, values.length).forEach(i -> row.put(columns.get(i), values[i]));
        rows.add(row);
        return this;
    }

    /** Prints it all. */
    public void print(Form form, PrintWriter out) {
        if (form == Form.json) {
            out.println(json());
        } else {
            table().forEach(out::println);
        }
        out.flush();
    }

    private String json() {
        try {
            return MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing plain values", e);
        }
    }

    private List<String> table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.values().stream().map(String::valueOf).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> aligned(line, widths)).toList();
    }

    private static String aligned(List<String> line, int[] widths) {
        return IntStream.range(0, line.size())
                .mapToObj(column -> pad(line.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
