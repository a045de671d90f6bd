package org.threadkeep.ingest.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.TraceParent;

class RequestSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final RequestSpans all = spans(Sampler.alwaysOn());
    private final RequestSpans none = spans(Sampler.alwaysOff());

    private RequestSpans spans(Sampler root) {
        return new RequestSpans(Optional.of(SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(root))
                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                .build()));
    }

    @Test
    void a_call_that_its_caller_traces_is_part_of_that_trace_and_its_turns_come_from_the_caller() {
        // When
        Optional<TraceParent> origin = originWithin(none, Optional.of(CALLER));

        // Then
        assertThat(origin).isEqualTo(TraceParent.parse(CALLER));
        assertThat(exported.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        });
    }

    @Test
    void a_call_that_its_caller_does_not_trace_is_not_traced() {
        // When
        Optional<TraceParent> origin = originWithin(all, Optional.of(CALLER.replaceAll("01$", "00")));

        // Then
        assertThat(origin).isEmpty();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void the_turns_of_a_call_without_a_trace_come_from_its_own_span_when_it_is_drawn() {
        // When
        Optional<TraceParent> drawn = originWithin(all, Optional.of("nonsense"));
        Optional<TraceParent> notDrawn = originWithin(none, Optional.empty());

        // Then
        SpanData span = exported.getFinishedSpanItems().get(0);
        assertThat(drawn).contains(new TraceParent(span.getTraceId(), span.getSpanId(), true));
        assertThat(notDrawn).isEmpty();
    }

    @Test
    void nothing_is_traced_without_a_collector() {
        assertThat(originWithin(new RequestSpans(Optional.empty()), Optional.of(CALLER)))
                .isEmpty();
    }

    @Test
    void a_failed_call_says_of_what_kind_its_failure_is_and_not_its_words() {
        // Given
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("Alice said"));

        // When
        CompletionStage<String> done = all.within(Optional.empty(), () -> failed);

        // Then
        assertThat(done.toCompletableFuture()).isCompletedExceptionally();
        SpanData span = exported.getFinishedSpanItems().get(0);
        assertThat(span.getStatus().getDescription()).isEqualTo("IllegalStateException");
        assertThat(span.toString()).doesNotContain("Alice");
    }

    private static Optional<TraceParent> originWithin(RequestSpans spans, Optional<String> caller) {
        return spans.within(caller, () -> CompletableFuture.completedFuture(RequestSpans.origin()))
                .toCompletableFuture()
                .join();
    }
}
