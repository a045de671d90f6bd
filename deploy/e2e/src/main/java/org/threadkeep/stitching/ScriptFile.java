package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.threadkeep.client.Json;

/** A gzipped file of conversations, trees or recorded calls, one JSON object a line. */
record ScriptFile(Path path) {

    String name() {
        return path.getFileName().toString().replace(".jsonl.gz", "");
    }

    List<Script> scripts() throws IOException {
        List<Script> scripts = new ArrayList<>();
        Gateway gateway = new Gateway(name());
        Map<String, List<JsonNode>> recordings = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode json = Json.tree(line.getBytes(StandardCharsets.UTF_8));
                String name = name() + "#" + number++;
                if (json.has("request")) {
                    recordings
                            .computeIfAbsent(recording(json), key -> new ArrayList<>())
                            .add(json);
                } else {
                    scripts.add(TreeReader.tree(name, gateway, json).script());
                }
            }
        }
        recordings.forEach(
                (recording, calls) -> scripts.add(new Recording(name() + ":" + recording, gateway, calls).script()));
        return scripts;
    }

    /** Calls of one recording have its name and a number. */
    private static String recording(JsonNode call) {
        String id = call.path("conversation_id").asText();
        return id.substring(0, Math.max(0, id.lastIndexOf('#')));
    }

    private InputStream open() throws IOException {
        return new GZIPInputStream(Files.newInputStream(path), 1 << 16);
    }
}
