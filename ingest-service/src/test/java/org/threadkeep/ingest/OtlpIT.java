package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.NewRecords.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.threadkeep.ingest.support.NewRecords;
import org.threadkeep.ingest.support.RealKafka;

/** With the exporters of the OpenTelemetry SDK as senders. */
@QuarkusTest
@WithTestResource(RealKafka.class)
class OtlpIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DETAILS = "gen_ai.client.inference.operation.details";
    private static final String INPUT = "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"rain?\"}]}]";
    private static final String OUTPUT =
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Yes.\"}]}]";
    private static final Resource GATEWAY = Resource.create(Attributes.of(
            AttributeKey.stringKey("service.name"), "gw", AttributeKey.stringKey("threadkeep.tenant"), "acme"));

    @TestHTTPResource("/v1/traces")
    URI traces;

    @TestHTTPResource("/v1/logs")
    URI logs;

    private static String grpc() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.grpc.server.test-port", String.class);
    }

    @Test
    void a_span_of_the_sdk_arrives_over_http_and_over_grpc() throws IOException {
        for (SpanExporter exporter : new SpanExporter[] {
            OtlpHttpSpanExporter.builder()
                    .setEndpoint(traces.toString())
                    .setCompression("gzip")
                    .build(),
            OtlpGrpcSpanExporter.builder()
                    .setEndpoint(grpc())
                    .setCompression("gzip")
                    .build()
        }) {
            try (NewRecords turns = new NewRecords()) {
                // When
                String id = sendSpan(exporter);

                // Then
                requireTurn(turns.await(id), "span");
            }
        }
    }

    @Test
    void a_log_event_of_the_sdk_arrives_over_http_and_over_grpc() throws IOException {
        for (LogRecordExporter exporter : new LogRecordExporter[] {
            OtlpHttpLogRecordExporter.builder().setEndpoint(logs.toString()).build(),
            OtlpGrpcLogRecordExporter.builder().setEndpoint(grpc()).build()
        }) {
            try (NewRecords turns = new NewRecords()) {
                // When
                String id = sendLog(exporter);

                // Then
                requireTurn(turns.await(id), "log");
            }
        }
    }

    private static void requireTurn(ConsumerRecord<byte[], byte[]> turn, String signal) throws IOException {
        JsonNode data = JSON.readTree(turn.value());
        assertThat(data.at("/input/messages")).isEqualTo(JSON.readTree(INPUT));
        assertThat(data.at("/output/messages")).isEqualTo(JSON.readTree(OUTPUT));
        assertThat(data.at("/request/seed").longValue()).isEqualTo(42);
        assertThat(data.at("/otel/signal").textValue()).isEqualTo(signal);
        assertThat(data.at("/otel/resource/attributes/service.name").textValue())
                .isEqualTo("gw");
        assertThat(header(turn, "ce_tenant")).isEqualTo("acme");
        assertThat(header(turn, "ce_source")).isEqualTo("otlp:/gw");
        assertThat(header(turn, "ce_modelversion")).isEqualTo("m-1");
        assertThat(header(turn, "ce_facts")).contains("seed");
        assertThat(header(turn, "ce_partitionkey")).isEqualTo(new String(turn.key(), UTF_8));
    }

    private static String sendSpan(SpanExporter exporter) {
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(GATEWAY)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            Span span = provider.get("test").spanBuilder("chat m").startSpan();
            span.setAttribute("gen_ai.operation.name", "chat");
            span.setAttribute("gen_ai.response.model", "m-1");
            span.setAttribute("gen_ai.request.seed", 42);
            span.setAttribute("gen_ai.input.messages", INPUT);
            span.setAttribute("gen_ai.output.messages", OUTPUT);
            span.end();
            provider.forceFlush().join(10, TimeUnit.SECONDS);
            return span.getSpanContext().getTraceId() + "-"
                    + span.getSpanContext().getSpanId();
        }
    }

    private static String sendLog(LogRecordExporter exporter) {
        try (SdkTracerProvider spans = SdkTracerProvider.builder().build();
                SdkLoggerProvider provider = SdkLoggerProvider.builder()
                        .setResource(GATEWAY)
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                        .build()) {
            Span span = spans.get("test").spanBuilder("chat m").startSpan();
            provider.get("test")
                    .logRecordBuilder()
                    .setContext(Context.root().with(span))
                    .setEventName(DETAILS)
                    .setAttribute(AttributeKey.stringKey("gen_ai.response.model"), "m-1")
                    .setAttribute(AttributeKey.longKey("gen_ai.request.seed"), 42L)
                    .setBody(Value.of(
                            KeyValue.of("gen_ai.input.messages", message("user", "rain?")),
                            KeyValue.of("gen_ai.output.messages", message("assistant", "Yes."))))
                    .emit();
            provider.forceFlush().join(10, TimeUnit.SECONDS);
            return span.getSpanContext().getTraceId() + "-"
                    + span.getSpanContext().getSpanId();
        }
    }

    private static Value<?> message(String role, String said) {
        Value<?> text = Value.of(KeyValue.of("type", Value.of("text")), KeyValue.of("content", Value.of(said)));
        return Value.of(Value.of(KeyValue.of("role", Value.of(role)), KeyValue.of("parts", Value.of(text))));
    }

    @Test
    void a_bad_span_is_told_by_its_place_and_the_others_are_recorded() throws Exception {
        // Given
        String tell = "canary7391";
        String good = span("a1", "m-1", INPUT);
        String noAnswer = span("a2", "m-1", INPUT.replace("rain?", tell)).replace("output", "other");
        String noRole = span("a3", "m-1", INPUT.replace("role", tell));
        String wrongType = "{\"traceId\":5}";
        String body = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + noAnswer + "," + good + "," + noRole + ","
                + wrongType + ",{\"name\":\"GET /\"}]}]}]}";
        try (NewRecords turns = new NewRecords()) {

            // When
            HttpResponse<byte[]> answer = post("application/json", gzip(body.getBytes(UTF_8)));

            // Then
            JsonNode partial = JSON.readTree(answer.body()).path("partialSuccess");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(partial.path("rejectedSpans").textValue()).isEqualTo("3");
            assertThat(partial.path("errorMessage").textValue())
                    .contains("resource_spans[0].scope_spans[0].spans[0]: data.output.messages is missing")
                    .contains("spans[2]: data.input.messages[0].role is missing")
                    .contains("spans[3]: span.trace_id is not a text")
                    .doesNotContain(tell);
            assertThat(header(turns.await("000000000000000000000000000000a1-00000000000000a1"), "ce_tenant"))
                    .isEqualTo("by-header");
        }
    }

    @Test
    void grpc_tells_a_bad_span_as_http_does_and_takes_the_tenant_from_metadata() throws Exception {
        // Given
        ManagedChannel channel = ManagedChannelBuilder.forTarget(grpc().substring("http://".length()))
                .usePlaintext()
                .build();
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("X-Threadkeep-Tenant", Metadata.ASCII_STRING_MARSHALLER), "by-metadata");
        ExportTraceServiceRequest request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(protobufSpan(0xA4, OUTPUT))
                                .addSpans(protobufSpan(0xA5, ""))))
                .build();
        try (NewRecords turns = new NewRecords()) {

            // When
            ExportTraceServiceResponse answer = TraceServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
                    .export(request);

            // Then
            assertThat(answer.getPartialSuccess().getRejectedSpans()).isOne();
            assertThat(answer.getPartialSuccess().getErrorMessage())
                    .contains("spans[1]: data.output.messages is missing");
            assertThat(header(turns.await("000000000000000000000000000000a4-00000000000000a4"), "ce_tenant"))
                    .isEqualTo("by-metadata");
        } finally {
            channel.shutdownNow();
        }
    }

    private static io.opentelemetry.proto.trace.v1.Span protobufSpan(int id, String output) {
        var span = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(ByteString.copyFrom(
                        ByteBuffer.allocate(16).putInt(12, id).array()))
                .setSpanId(
                        ByteString.copyFrom(ByteBuffer.allocate(8).putInt(4, id).array()));
        Map.of("gen_ai.response.model", "m-1", "gen_ai.input.messages", INPUT, "gen_ai.output.messages", output)
                .forEach((key, text) -> span.addAttributesBuilder()
                        .setKey(key)
                        .getValueBuilder()
                        .setStringValue(text));
        return span.build();
    }

    private static String span(String id, String model, String input) {
        return """
                {"traceId":"000000000000000000000000000000%s","spanId":"00000000000000%s","attributes":[
                {"key":"gen_ai.response.model","value":{"stringValue":"%s"}},
                {"key":"gen_ai.input.messages","value":{"stringValue":"%s"}},
                {"key":"gen_ai.output.messages","value":{"stringValue":"%s"}}]}"""
                .formatted(id, id, model, input.replace("\"", "\\\""), OUTPUT.replace("\"", "\\\""));
    }

    @Test
    void a_body_that_is_no_request_is_400_with_a_status_in_its_own_encoding() throws Exception {
        // When
        HttpResponse<byte[]> protobuf = post("application/x-protobuf", gzip(new byte[] {10, 100, 1}));
        HttpResponse<byte[]> json = post("application/json", gzip("{\"resourceSpans\":".getBytes(UTF_8)));
        HttpResponse<byte[]> coding = post("application/x-protobuf", new byte[] {10, 100, 1});

        // Then
        assertThat(protobuf.statusCode()).isEqualTo(400);
        assertThat(protobuf.headers().firstValue("Content-Type")).contains("application/x-protobuf");
        assertThat(Status.parseFrom(protobuf.body()).getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(json.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(json.body()).path("code").intValue()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(coding.statusCode()).isEqualTo(400);
        assertThat(Status.parseFrom(coding.body()).getMessage()).contains("not valid gzip");
    }

    @Test
    void a_bomb_is_413_and_an_unknown_media_type_415_and_an_empty_request_200() throws Exception {
        // When
        HttpResponse<byte[]> bomb = post("application/x-protobuf", gzip(new byte[80 << 20]));
        HttpResponse<byte[]> text = post("text/plain", gzip(new byte[0]));
        HttpResponse<byte[]> empty = post("application/x-protobuf", gzip(new byte[0]));

        // Then
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
    }

    private HttpResponse<byte[]> post(String type, byte[] compressed) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(traces)
                .header("Content-Type", type)
                .header("Content-Encoding", "gzip")
                .header("X-Threadkeep-Tenant", "by-header")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
