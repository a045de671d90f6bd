package org.threadkeep.ingest.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.threadkeep.events.TraceParent;
import org.threadkeep.ingest.config.TracingConfig;

/** A span for each request that is traced: one that its caller traces, or one drawn where the caller says nothing. */
@ApplicationScoped
public class RequestSpans {
    private static final ContextKey<TraceParent> ORIGIN = ContextKey.named("threadkeep-origin");

    private final Optional<SdkTracerProvider> provider;

    /** Spans as they are configured. */
    @Inject
    public RequestSpans(TracingConfig config) {
        this(config.endpoint()
                .map(endpoint -> TracingSdk.export(
                        endpoint,
                        "threadkeep-ingest",
                        Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio())))));
    }

    RequestSpans(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
    }

    /** The trace that turns which are sent by this thread now come from; empty when it isn't recorded. */
    public static Optional<TraceParent> origin() {
        return Optional.ofNullable(Context.current().get(ORIGIN));
    }

    /**
     * Does the work within a span that ends with it.
     *
     * @param caller the request's own {@code traceparent}, if it has one
     */
    public <T> CompletionStage<T> within(Optional<String> caller, Supplier<CompletionStage<T>> work) {
        return provider.map(some -> traced(some.get("org.threadkeep"), caller.flatMap(TraceParent::parse), work))
                .orElseGet(work);
    }

    private static <T> CompletionStage<T> traced(
            Tracer tracer, Optional<TraceParent> caller, Supplier<CompletionStage<T>> work) {
        SpanBuilder builder = tracer.spanBuilder("record turns").setSpanKind(SpanKind.SERVER);
        caller.ifPresentOrElse(
                parent -> builder.setParent(Context.root().with(Span.wrap(SpanContexts.of(parent)))),
                builder::setNoParent);
        Span span = builder.startSpan();
        try (Scope scope = within(span, caller).makeCurrent()) {
            return work.get().whenComplete((done, failure) -> end(span, failure));
        } catch (RuntimeException | Error e) {
            end(span, e);
            throw e;
        }
    }

    /** CloudEvents names the trace's start, not each hop. */
    private static Context within(Span span, Optional<TraceParent> caller) {
        Context context = Context.root().with(span);
        return span.getSpanContext().isSampled()
                ? context.with(ORIGIN, caller.orElseGet(() -> SpanContexts.of(span.getSpanContext())))
                : context;
    }

    /** The kind of a failure, never its words. */
    private static void end(Span span, Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }

    @PreDestroy
    void close() {
        provider.ifPresent(SdkTracerProvider::close);
    }
}
