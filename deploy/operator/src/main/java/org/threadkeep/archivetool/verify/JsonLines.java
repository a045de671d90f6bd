package org.threadkeep.archivetool.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Fault;

/** A report as JSON, an object a line: {@code fault}, {@code warning}, and at the end {@code summary}. */
public final class JsonLines implements VerifyReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Consumer<String> lines;

    /** Hands on lines without their ends. */
    public JsonLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void fault(Fault fault) {
        line(Map.of("fault", fault));
    }

    @Override
    public void warning(String warning) {
        line(Map.of("warning", warning));
    }

    @Override
    public void summary(Checkpoint end) {
        Map<Counted, Long> counts = new TreeMap<>();
        for (Counted what : Counted.values()) {
            counts.put(what, end.counts().getOrDefault(what, 0L));
        }
        line(Map.of("summary", Map.of("withKeys", end.withKeys(), "counts", counts, "heads", end.heads())));
    }

    private void line(Map<String, ?> object) {
        try {
            lines.accept(MAPPER.writeValueAsString(object));
        } catch (IOException e) {
            throw new UncheckedIOException("writing plain values", e);
        }
    }
}
