package org.threadkeep.catalog.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.prometheus.client.exemplars.DefaultExemplarSampler;
import io.prometheus.client.exemplars.ExemplarSampler;
import io.prometheus.client.exemplars.tracer.common.SpanContextSupplier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.threadkeep.catalog.config.TracingConfig;

/** Where something is traced, its latency's histogram names the trace. */
@ApplicationScoped
class Exemplars {
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Optional<ExemplarSampler> sampler(TracingConfig config) {
        return config.endpoint().map(endpoint -> new DefaultExemplarSampler(new CurrentSpan()));
    }

    private static final class CurrentSpan implements SpanContextSupplier {
        private static SpanContext current() {
            return Span.current().getSpanContext();
        }

        @Override
        public String getTraceId() {
            return current().isValid() ? current().getTraceId() : null;
        }

        @Override
        public String getSpanId() {
            return current().isValid() ? current().getSpanId() : null;
        }

        @Override
        public boolean isSampled() {
            return current().isSampled();
        }
    }
}
