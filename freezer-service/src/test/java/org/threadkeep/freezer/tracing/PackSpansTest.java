package org.threadkeep.freezer.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.events.TraceParent;

class PackSpansTest {
    private static final StreamId STREAM = new StreamId("cluster", "topic", 3);
    private static final String DIGEST = "0".repeat(64);

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final PackSpans spans = new PackSpans(Optional.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()));

    @Test
    void a_pack_is_one_span_that_is_linked_to_each_traced_call_once() {
        // Given
        PackContent content = pack(List.of(trace(1, "01"), trace(2, "01"), trace(1, "01"), trace(3, "00"), "nonsense"));

        // When
        spans.begin(content).end();

        // Then
        SpanData span = exported.getFinishedSpanItems().get(0);
        assertThat(span.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactlyInAnyOrder(traceId(1), traceId(2));
        assertThat(span.getTraceId()).isNotIn(traceId(1), traceId(2));
        assertThat(span.getAttributes().asMap().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("stream", "offset");
    }

    @Test
    void however_many_calls_are_traced_the_links_are_bounded() {
        // Given
        List<String> traces =
                IntStream.rangeClosed(1, 300).mapToObj(i -> trace(i, "01")).toList();

        // When
        spans.begin(pack(traces)).end();

        // Then
        assertThat(exported.getFinishedSpanItems().get(0).getLinks()).hasSize(PackSpans.MOST_LINKS);
    }

    @Test
    void a_pack_of_calls_that_nobody_traces_is_not_traced() {
        // When
        Span span = spans.begin(pack(List.of(trace(1, "00"))));

        // Then
        assertThat(span.isRecording()).isFalse();
        assertThat(PackSpans.recorded(span)).isEmpty();
    }

    @Test
    void nothing_is_traced_without_a_collector() {
        assertThat(new PackSpans(Optional.empty())
                        .begin(pack(List.of(trace(1, "01"))))
                        .isRecording())
                .isFalse();
    }

    private static String traceId(int number) {
        return "%032x".formatted(number);
    }

    private static String trace(int number, String flags) {
        return "00-" + traceId(number) + "-%016x-".formatted(number) + flags;
    }

    private static PackContent pack(List<String> traces) {
        List<FreezableTurn> turns = IntStream.range(0, traces.size())
                .mapToObj(offset -> turn(offset, traces.get(offset)))
                .toList();
        return new PackContent(STREAM, 0, turns.size(), new PackCounts(turns.size(), 0, 0, 0, 0), turns);
    }

    private static FreezableTurn turn(int offset, String trace) {
        TreeMap<String, byte[]> headers = new TreeMap<>();
        headers.put(TraceParent.RECORD_HEADER, trace.getBytes(US_ASCII));
        TurnEntry entry = new TurnEntry(
                "turn-" + offset,
                DIGEST,
                offset,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "2026-03-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
        FrameRecord content = new FrameRecord(new byte[0], headers, new byte[0]);
        return new FreezableTurn(entry, "model", "tenant", Optional.empty(), Optional.empty(), content);
    }
}
