package org.threadkeep.catalog.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.threadkeep.events.TraceParent;

/** From the wire's form of a span's context to OpenTelemetry's, and back. */
final class SpanContexts {
    private SpanContexts() {}

    static SpanContext of(TraceParent parent) {
        TraceFlags flags = parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(parent.traceId(), parent.spanId(), flags, TraceState.getDefault());
    }

    static TraceParent of(SpanContext context) {
        return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled());
    }
}
