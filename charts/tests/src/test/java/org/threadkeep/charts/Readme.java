package org.threadkeep.charts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of values in the chart's README, made from values.yaml: each value, its default and its comment. */
final class Readme {
    static final String BEGIN = "<!-- values: made from values.yaml, see charts/tests -->\n";
    static final String END = "<!-- end of values -->\n";

    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9]+):(?: (.*))?");
    private static final int INDENT = 2;

    /** A commented value; what stands deeper below it is its default. */
    private record Value(String path, int depth, String meaning, List<String> lines) {
        String row() {
            String shown = lines.stream().map(String::strip).collect(Collectors.joining(" "));
            return "| `%s` | %s | %s |".formatted(path, shown.isEmpty() ? "" : "`" + shown + "`", meaning);
        }
    }

    private final Deque<String> path = new ArrayDeque<>();
    private final List<Value> values = new ArrayList<>();
    private final List<String> bare = new ArrayList<>();
    private String comment = "";

    private Readme() {}

    /** The README with a table of these values in the place of what is there. */
    static String withValues(String readme, String valuesYaml) {
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        return readme.substring(0, begin) + table(valuesYaml) + readme.substring(end);
    }

    private static String table(String valuesYaml) {
        Readme read = read(valuesYaml);
        return read.values.stream()
                .map(Value::row)
                .collect(Collectors.joining("\n", "| value | default | meaning |\n|---|---|---|\n", "\n"));
    }

    /** Values that neither have a comment nor stand below one that has. */
    static List<String> withoutComment(String valuesYaml) {
        return read(valuesYaml).bare;
    }

    private static Readme read(String valuesYaml) {
        Readme reading = new Readme();
        valuesYaml.lines().filter(line -> !line.isBlank()).forEach(reading::line);
        return reading;
    }

    private void line(String line) {
        if (line.strip().startsWith("#")) {
            comment = (comment + " " + line.strip().substring(1).strip()).strip();
            return;
        }
        Matcher key = KEY.matcher(line);
        int depth = line.length() - line.stripLeading().length();
        if (isBelowLast(depth) || !key.matches()) {
            values.get(values.size() - 1).lines().add(line.strip());
            return;
        }
        value(key, depth / INDENT);
    }

    private boolean isBelowLast(int indent) {
        return comment.isEmpty()
                && !values.isEmpty()
                && indent > values.get(values.size() - 1).depth() * INDENT
                && !path.isEmpty()
                && values.get(values.size() - 1).path().equals(String.join(".", path));
    }

    private void value(Matcher key, int depth) {
        while (path.size() > depth) {
            path.removeLast();
        }
        path.addLast(key.group(2));
        String name = String.join(".", path);
        boolean isGroup = key.group(3) == null && comment.isEmpty();
        if (!comment.isEmpty()) {
            List<String> lines = new ArrayList<>();
            if (key.group(3) != null) {
                lines.add(key.group(3));
            }
            values.add(new Value(name, depth, comment, lines));
        } else if (!isGroup) {
            bare.add(name);
        }
        comment = "";
    }
}
