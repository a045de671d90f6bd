package org.threadkeep.catalog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.config.TracingConfig;
import org.threadkeep.events.TraceParent;

/** A span for the indexing of each pack whose notice named the span of its commit, as a child of that. */
@ApplicationScoped
public class IndexSpans {
    /** Notices whose packs aren't indexed yet; of more, the oldest are forgotten. */
    static final int MOST_NOTICED = 1_024;

    private record Place(StreamId stream, long seq) {}

    private final Optional<SdkTracerProvider> provider;
    private final Map<Place, TraceParent> noticed = new LinkedHashMap<>();

    /** Spans as they are configured. */
    @Inject
    public IndexSpans(TracingConfig config) {
        this(config.endpoint()
                .map(endpoint ->
                        TracingSdk.export(endpoint, "threadkeep-catalog", Sampler.parentBased(Sampler.alwaysOff()))));
    }

    IndexSpans(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
    }

    /** A notice named the span of a pack's commit. */
    public synchronized void noticed(StreamId stream, long seq, TraceParent commit) {
        if (provider.isPresent()) {
            noticed.put(new Place(stream, seq), commit);
            if (noticed.size() > MOST_NOTICED) {
                noticed.remove(noticed.keySet().iterator().next());
            }
        }
    }

    /** The span of an indexing that begins now, or one that records nothing. */
    public Span begin(FreezeLogEntry entry) {
        Optional<TraceParent> commit = provider.isPresent() ? forget(entry) : Optional.empty();
        return commit.map(parent -> begin(entry, parent)).orElseGet(Span::getInvalid);
    }

    private synchronized Optional<TraceParent> forget(FreezeLogEntry entry) {
        return Optional.ofNullable(noticed.remove(new Place(entry.stream(), entry.seq())));
    }

    private Span begin(FreezeLogEntry entry, TraceParent commit) {
        return provider.orElseThrow()
                .get("org.threadkeep")
                .spanBuilder("index pack")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(SpanContexts.of(commit))))
                .setAttribute("stream", entry.stream().text())
                .setAttribute("packId", entry.pack().text())
                .startSpan();
    }

    @PreDestroy
    void close() {
        provider.ifPresent(SdkTracerProvider::close);
    }
}
