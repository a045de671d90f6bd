package org.threadkeep.ingest.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;

/** The SDK, apart, so that its classes are loaded by those only who trace. */
final class TracingSdk {
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TracingSdk() {}

    /** Spans that can't be exported are dropped; nobody waits for them. */
    static SdkTracerProvider export(URI endpoint, String service, Sampler sampler) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.resolve("/v1/traces").toString())
                .setTimeout(PATIENCE)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(SERVICE, service)))
                .setSampler(sampler)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }
}
