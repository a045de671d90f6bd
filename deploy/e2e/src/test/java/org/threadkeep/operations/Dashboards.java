package org.threadkeep.operations;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The chart's Grafana dashboards, made from {@code dashboards.yaml}. */
final class Dashboards {
    static final Path FOLDER = Metrics.ROOT.resolve("charts/threadkeep/dashboards");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 24;

    private Dashboards() {}

    /** Their texts, by the names of their files. */
    static Map<String, String> all() throws IOException {
        Map<String, String> files = new TreeMap<>();
        JsonNode source = new YAMLMapper()
                .readTree(Path.of("src/test/resources/dashboards.yaml").toFile());
        for (Map.Entry<String, JsonNode> board : source.properties()) {
            files.put(board.getKey() + ".json", text(dashboard("threadkeep-" + board.getKey(), board.getValue())));
        }
        return files;
    }

    private static String text(JsonNode json) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter(" ", "\n"))
                .withArrayIndenter(new DefaultIndenter(" ", "\n"));
        return JSON.writer(printer).writeValueAsString(json) + "\n";
    }

    private static ObjectNode dashboard(String uid, JsonNode source) {
        ObjectNode board = JSON.createObjectNode();
        board.put("uid", uid).put("title", source.path("title").asText()).put("schemaVersion", 39);
        board.put("editable", false).put("refresh", "1m").put("timezone", "browser");
        board.putArray("tags").add("threadkeep");
        board.putObject("time").put("from", "now-6h").put("to", "now");
        board.putObject("templating")
                .putArray("list")
                .addObject()
                .put("name", "datasource")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("label", "Data source");
        addRows(board.putArray("panels"), source.path("rows"));
        return board;
    }

    private static void addRows(ArrayNode panels, JsonNode rows) {
        int y = 0;
        for (Map.Entry<String, JsonNode> row : rows.properties()) {
            ObjectNode header = panel(panels, "row", row.getKey());
            place(header, 0, y++, WIDTH, 1);
            int x = 0;
            for (JsonNode source : row.getValue()) {
                boolean stat = source.has("bad");
                int width = stat ? 4 : 6;
                int height = 7;
                if (x + width > WIDTH) {
                    x = 0;
                    y += height;
                }
                place(
                        fill(
                                panel(
                                        panels,
                                        stat ? "stat" : "timeseries",
                                        source.path("title").asText()),
                                source),
                        x,
                        y,
                        width,
                        height);
                x += width;
            }
            y += 7;
        }
    }

    private static ObjectNode panel(ArrayNode panels, String type, String title) {
        int id = panels.size() + 1;
        return panels.addObject().put("id", id).put("type", type).put("title", title);
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static ObjectNode fill(ObjectNode panel, JsonNode source) {
        datasource(panel);
        ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", source.path("unit").asText()).put("min", 0);
        if (source.has("bad")) {
            ArrayNode steps =
                    defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
            steps.addObject().put("color", "green").putNull("value");
            steps.addObject().put("color", "red").set("value", source.path("bad"));
        }
        ArrayNode targets = panel.putArray("targets");
        for (Map.Entry<String, JsonNode> query : source.path("queries").properties()) {
            String refId = String.valueOf((char) ('A' + targets.size()));
            datasource(targets.addObject()
                    .put("refId", refId)
                    .put("expr", query.getValue().asText())
                    .put("legendFormat", query.getKey()));
        }
        return panel;
    }

    private static void datasource(ObjectNode of) {
        of.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }
}
