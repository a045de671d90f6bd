package org.threadkeep.events.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.threadkeep.events.Capture;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.events.capture.CaptureFormats;

/** What taking an exchange apart costs, beside Jackson reading the same bytes; run by its {@code main}, never by a build. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AdapterBenchmark {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    /** Which exchange. */
    @Param({"chat", "chat-stream", "anthropic", "anthropic-stream", "responses", "gemini", "bedrock"})
    public String shape;

    private CaptureFormat format;
    private Capture capture;
    private byte[] data;
    private List<byte[]> documents;

    /** Runs all of it. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(AdapterBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    /** Makes the exchange. */
    @Setup
    public void make() {
        MadeExchange exchange = MadeExchange.of(shape);
        format = CaptureFormats.newest(exchange.format()).orElseThrow();
        data = exchange.data();
        capture = TurnData.parse(data).capture().orElseThrow();
        documents = exchange.documents();
    }

    /** Jackson's tokens of every JSON text in the bodies; texts are skipped, not read. */
    @Benchmark
    public int tokens() throws IOException {
        int tokens = 0;
        for (byte[] document : documents) {
            try (JsonParser parser = FACTORY.createParser(document)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }

    /** Jackson's trees of every JSON text in the bodies. */
    @Benchmark
    public List<JsonNode> trees() throws IOException {
        List<JsonNode> trees = new ArrayList<>();
        for (byte[] document : documents) {
            trees.add(MAPPER.readTree(document));
        }
        return trees;
    }

    /** The normal form from the bodies' bytes. */
    @Benchmark
    public ObjectNode adapter() {
        return format.normalise(capture);
    }

    /** The normal form from the event's data, in which the bodies are texts. */
    @Benchmark
    public TurnData parse() {
        return TurnData.parse(data);
    }
}
