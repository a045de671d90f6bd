package org.threadkeep.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a run measured. */
public final class Report {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, List<Series>> parts = new LinkedHashMap<>();

    private final Path folder;
    private final Map<String, String> choices;

    /**
     * Goes into this folder, in place of what is there.
     *
     * @param choices what holds for all parts, by name: it stands above each table
     */
    public Report(Path folder, Map<String, String> choices) {
        this.folder = folder;
        this.choices = new TreeMap<>(choices);
    }

    /** Adds a part, prints its table, and writes what there is so far. */
    public void add(String title, List<Series> series) throws IOException {
        parts.put(title, series);
        System.out.println(text(title, series));
        write();
    }

    private String text(String title, List<Series> series) {
        StringBuilder text = new StringBuilder();
        choices.forEach(
                (name, choice) -> text.append('\n').append(name).append(": ").append(choice));
        return text.append(Table.of(title, series)).toString();
    }

    /** {@code results.json}, {@code results.txt} and a plot for each part. */
    private void write() throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("processors", Runtime.getRuntime().availableProcessors());
        plain.putAll(choices);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<Series>> part : parts.entrySet()) {
            plain.put(part.getKey(), part.getValue().stream().map(Series::plain).toList());
            text.append(text(part.getKey(), part.getValue()));
            Files.writeString(
                    folder.resolve(part.getKey().replaceAll("[^a-z0-9]+", "-") + ".svg"),
                    Plot.of(part.getKey(), part.getValue()));
        }
        Files.write(folder.resolve("results.json"), JSON.writeValueAsBytes(plain));
        Files.writeString(folder.resolve("results.txt"), text.toString());
    }
}
