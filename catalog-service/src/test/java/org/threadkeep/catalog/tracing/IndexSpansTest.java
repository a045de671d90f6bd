package org.threadkeep.catalog.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TraceParent;

class IndexSpansTest {
    private static final StreamId STREAM = new StreamId("cluster", "topic", 3);
    private static final TraceParent COMMIT =
            new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
    private static final FreezeLogEntry ENTRY = FreezeLogEntry.append(
            Optional.empty(), STREAM, 0, 1, PackId.next(), Digests.sha256("manifest"), new PackCounts(1, 0, 0, 0, 0));

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final IndexSpans spans = new IndexSpans(Optional.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()));

    @Test
    void indexing_is_a_child_of_the_commit_that_the_notice_named_and_that_once() {
        // Given
        spans.noticed(STREAM, 0, COMMIT);

        // When
        spans.begin(ENTRY).end();
        spans.begin(ENTRY).end();

        // Then
        assertThat(exported.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(COMMIT.traceId());
            assertThat(span.getParentSpanId()).isEqualTo(COMMIT.spanId());
        });
    }

    @Test
    void a_pack_that_no_notice_told_of_is_not_traced() {
        // When
        Span span = spans.begin(ENTRY);

        // Then
        assertThat(span.isRecording()).isFalse();
    }

    @Test
    void of_endless_notices_the_oldest_are_forgotten() {
        // Given
        spans.noticed(STREAM, 0, COMMIT);

        // When
        for (int seq = 1; seq <= IndexSpans.MOST_NOTICED; seq++) {
            spans.noticed(STREAM, seq, COMMIT);
        }

        // Then
        assertThat(spans.begin(ENTRY).isRecording()).isFalse();
    }
}
