package org.threadkeep.freezer.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.PackContent;
import org.threadkeep.events.TraceParent;

/** A span for each commit of a pack that holds turns whose calls are traced, linked to these calls. */
public final class PackSpans {
    /** Links of a span; what more turns of a pack are traced isn't told. */
    static final int MOST_LINKS = 128;

    private final Optional<SdkTracerProvider> provider;

    /** Spans that go to this provider; none without one. */
    public PackSpans(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
    }

    /** The span of a commit that begins now, or one that records nothing. */
    public Span begin(PackContent content) {
        Set<SpanContext> traced = provider.isPresent() ? traced(content) : Set.of();
        return traced.isEmpty() ? Span.getInvalid() : begin(content, traced);
    }

    private Span begin(PackContent content, Set<SpanContext> traced) {
        SpanBuilder builder = provider.orElseThrow()
                .get("org.threadkeep")
                .spanBuilder("freeze pack")
                .setNoParent()
                .setAttribute("stream", content.stream().text())
                .setAttribute("offset", content.firstOffset());
        traced.forEach(builder::addLink);
        return builder.startSpan();
    }

    private static Set<SpanContext> traced(PackContent content) {
        return content.turns().stream()
                .flatMap(turn -> parent(turn).stream())
                .filter(TraceParent::sampled)
                .distinct()
                .limit(MOST_LINKS)
                .map(SpanContexts::of)
                .collect(Collectors.toSet());
    }

    private static Optional<TraceParent> parent(FreezableTurn turn) {
        return turn.content()
                .header(TraceParent.RECORD_HEADER)
                .flatMap(value -> TraceParent.parse(new String(value, US_ASCII)));
    }

    /** Where a span is recorded. */
    public static Optional<TraceParent> recorded(Span span) {
        return Optional.of(span.getSpanContext()).filter(SpanContext::isSampled).map(SpanContexts::of);
    }
}
