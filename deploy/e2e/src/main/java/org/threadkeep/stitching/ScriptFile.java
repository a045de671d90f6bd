package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.threadkeep.client.Json;
import org.threadkeep.replay.JsonLines;

/**
 * A file of conversations, trees or recorded calls, one JSON object a line.
 *
 * @param tenant whose the calls are
 */
public record ScriptFile(Path path, String tenant) {
    /** Nothing is null. */
    public ScriptFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(tenant, "tenant");
    }

    /** One whose tenant is its name, so that files which hold the same conversations have nothing to do with one another. */
    ScriptFile(Path path) {
        this(path, nameOf(path));
    }

    String name() {
        return nameOf(path);
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString().replace(".gz", "").replace(".jsonl", "");
    }

    /** The scripts in the order of the file, recordings last. */
    public List<Script> scripts() throws IOException {
        List<Script> scripts = new ArrayList<>();
        Gateway gateway = new Gateway(tenant);
        Map<String, List<JsonNode>> recordings = new LinkedHashMap<>();
        int[] number = {0};
        new JsonLines(path).forEach(line -> {
            JsonNode json = Json.tree(line);
            String name = name() + "#" + number[0]++;
            if (json.has("request")) {
                recordings
                        .computeIfAbsent(recording(json), key -> new ArrayList<>())
                        .add(json);
            } else {
                scripts.add(TreeReader.tree(name, gateway, json).script());
            }
        });
        recordings.forEach(
                (recording, calls) -> scripts.add(new Recording(name() + ":" + recording, gateway, calls).script()));
        return scripts;
    }

    /** Calls of one recording have its name and a number. */
    private static String recording(JsonNode call) {
        String id = call.path("conversation_id").asText();
        return id.substring(0, Math.max(0, id.lastIndexOf('#')));
    }
}
