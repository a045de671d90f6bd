package org.threadkeep.archivetool.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.threadkeep.archive.verify.LogPosition;

/** Reads the heads of logs out of a report or checkpoint of an earlier verification. */
public final class KnownHeads {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private KnownHeads() {}

    /**
     * By stream.
     *
     * @throws IllegalArgumentException when the file has none
     * @throws UncheckedIOException when it can't be read
     */
    public static Map<String, LogPosition> in(Path file) {
        JsonNode heads = null;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heads = line.contains("\"heads\"") ? MAPPER.readTree(line).findValue("heads") : heads;
            }
            if (heads == null) {
                throw new IllegalArgumentException(
                        file + " has no heads: it is no report of a verification that finished");
            }
            Map<String, LogPosition> byStream = new HashMap<>();
            for (LogPosition head : MAPPER.treeToValue(heads, LogPosition[].class)) {
                byStream.put(head.stream(), head);
            }
            return byStream;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
