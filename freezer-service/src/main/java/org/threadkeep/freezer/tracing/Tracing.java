package org.threadkeep.freezer.tracing;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.threadkeep.freezer.config.TracingConfig;

/** Opens and closes the way of spans. */
@ApplicationScoped
public class Tracing {
    private final Optional<SdkTracerProvider> provider;

    /** As it is configured. */
    public Tracing(TracingConfig config) {
        this.provider = config.endpoint()
                .map(endpoint -> TracingSdk.export(endpoint, "threadkeep-freezer", Sampler.alwaysOn()));
    }

    @Produces
    @Singleton
    PackSpans packs() {
        return new PackSpans(provider);
    }

    @PreDestroy
    void close() {
        provider.ifPresent(SdkTracerProvider::close);
    }
}
