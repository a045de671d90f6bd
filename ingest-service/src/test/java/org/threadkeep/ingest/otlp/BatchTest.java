package org.threadkeep.ingest.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.ingest.otlp.Otlp.INPUT;
import static org.threadkeep.ingest.otlp.Otlp.OUTPUT;
import static org.threadkeep.ingest.otlp.Otlp.list;
import static org.threadkeep.ingest.otlp.Otlp.object;
import static org.threadkeep.ingest.otlp.Otlp.span;
import static org.threadkeep.ingest.otlp.Otlp.with;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final long ROOM = 64 << 20;

    private static final Span CALL = span(
                    with("gen_ai.operation.name", "chat"),
                    with("gen_ai.response.model", "m"),
                    with(GenAi.INPUT, INPUT),
                    with(GenAi.OUTPUT, OUTPUT))
            .build();

    private static byte[] request(Span... spans) {
        return request(Arrays.stream(spans).map(Span::toByteString).toArray(ByteString[]::new));
    }

    /** Spans as bytes, which may be none. */
    private static byte[] request(ByteString... spans) {
        ByteString scope =
                Arrays.stream(spans).map(span -> field(2, span)).reduce(ByteString.EMPTY, ByteString::concat);
        ByteString resource =
                field(1, Otlp.origin(with("service.name", "gw")).resource().toByteString());
        return field(1, field(2, scope).concat(resource)).toByteArray();
    }

    private static ByteString field(int number, ByteString value) {
        ByteString.Output out = ByteString.newOutput();
        out.write(number << 3 | 2);
        int length = value.size();
        while (length > 0x7F) {
            out.write(length & 0x7F | 0x80);
            length >>>= 7;
        }
        out.write(length);
        return out.toByteString().concat(value);
    }

    private static List<ReadSignal> read(SignalBatch batch) {
        List<ReadSignal> read = new ArrayList<>();
        batch.forEach(read::add);
        return read;
    }

    private static List<ReadSignal> readProtobuf(byte[] body) {
        return read(new ProtobufBatch(SignalKind.SPAN, body, ROOM));
    }

    private static List<ReadSignal> readJson(String body) {
        return read(new JsonBatch(SignalKind.SPAN, body.getBytes(UTF_8)));
    }

    @Test
    void a_span_is_read_with_the_resource_that_stands_behind_it() {
        // Given
        byte[] body = request(CALL, CALL);

        // When
        List<ReadSignal> read = readProtobuf(body);

        // Then
        assertThat(read).hasSize(2);
        ReadSignal.Readable second = (ReadSignal.Readable) read.get(1);
        assertThat(second.path()).isEqualTo("resource_spans[0].scope_spans[0].spans[1]");
        assertThat(second.signal().record()).isEqualTo(CALL);
        assertThat(second.signal().origin().resource().getAttributes(0).getKey())
                .isEqualTo("service.name");
    }

    @Test
    void a_malformed_span_does_not_take_the_others_with_it() {
        // Given
        ByteString broken = CALL.toByteString().substring(0, 90);

        // When
        List<ReadSignal> read = readProtobuf(request(CALL.toByteString(), broken, CALL.toByteString()));

        // Then
        assertThat(read).hasSize(3);
        assertThat(read.get(1))
                .isEqualTo(new ReadSignal.Unreadable(
                        "resource_spans[0].scope_spans[0].spans[1]",
                        "span",
                        "is malformed protobuf, or nested too deeply"));
        assertThat(read.get(2)).isInstanceOf(ReadSignal.Readable.class);
    }

    @Test
    void a_body_that_breaks_off_is_no_request_wherever_it_does() {
        // Given
        byte[] body = request(CALL, CALL);

        // When
        List<Integer> accepted = new ArrayList<>();
        for (int length = 1; length < body.length; length++) {
            try {
                readProtobuf(Arrays.copyOf(body, length));
                accepted.add(length);
            } catch (UndecodableException e) {
                assertThat(e.getMessage()).doesNotContain("raining");
            }
        }

        // Then
        assertThat(accepted).isEmpty();
    }

    @Test
    void deep_nesting_is_read_to_a_bound_and_refused_beyond_it() {
        // Given
        Span deep = span(with("deep", nested(90))).build();
        Span tooDeep = span(with("deep", nested(200))).build();

        // When
        List<ReadSignal> read = readProtobuf(request(deep, tooDeep, CALL));

        // Then
        assertThat(read.get(0)).isInstanceOf(ReadSignal.Readable.class);
        assertThat(read.get(1)).isInstanceOf(ReadSignal.Unreadable.class);
        assertThat(read.get(2)).isInstanceOf(ReadSignal.Readable.class);
    }

    private static AnyValue nested(int levels) {
        AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0 ? list(value) : object(with("k", value));
        }
        return value;
    }

    @Test
    void a_million_attributes_are_refused_before_they_are_read() {
        // Given
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        byte[] empty = {0x4A, 0};
        for (int i = 0; i < 1_000_000; i++) {
            many.writeBytes(empty);
        }
        byte[] body = request(ByteString.copyFrom(many.toByteArray()), CALL.toByteString());

        // When
        ProtobufBatch batch = new ProtobufBatch(SignalKind.SPAN, body, ROOM);

        // Then
        assertThat(batch.records()).isEqualTo(2);
        assertThat(batch.parsingBytes()).isLessThan(ROOM);
        List<ReadSignal> read = read(batch);
        assertThat(((ReadSignal.Unreadable) read.get(0)).reason()).contains("memory");
        assertThat(read.get(1)).isInstanceOf(ReadSignal.Readable.class);
    }

    @Test
    void json_gives_the_same_as_protobuf() {
        // Given
        String json =
                """
                {"resourceSpans": [{
                  "scopeSpans": [{"scope": {"name": "gw"}, "schemaUrl": "u", "newerField": {"a": [1]}, "spans": [{
                    "traceId": "0AF7651916cd43dd8448eb211c80319c", "spanId": "b7ad6b7169203331", "name": "n", "kind": 3,
                    "startTimeUnixNano": "18446744073709551615", "endTimeUnixNano": 5, "flags": 4294967295,
                    "status": {"code": "STATUS_CODE_ERROR"},
                    "attributes": [
                      {"key": "s", "value": {"stringValue": "x"}}, {"key": "b", "value": {"boolValue": true}},
                      {"key": "i", "value": {"intValue": "-9223372036854775808"}}, {"key": "n", "value": {"intValue": 7}},
                      {"key": "d", "value": {"doubleValue": "NaN"}}, {"key": "e", "value": {"doubleValue": 1}},
                      {"key": "y", "value": {"bytesValue": "AQ=="}}, {"key": "none", "value": {}},
                      {"key": "l", "value": {"arrayValue": {"values": [{"kvlistValue": {"values": []}}]}}}]
                  }]}],
                  "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "gw"}}]}
                }]}
                """;

        // When
        Signal read = ((ReadSignal.Readable) readJson(json).get(0)).signal();

        // Then
        Span span = (Span) read.record();
        assertThat(ProtoJson.fields(span).toString())
                .isEqualTo("{\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"span_id\":\"b7ad6b7169203331\","
                        + "\"name\":\"n\",\"kind\":3,\"start_time_unix_nano\":18446744073709551615,"
                        + "\"end_time_unix_nano\":5,\"attributes\":{\"s\":\"x\",\"b\":true,\"i\":-9223372036854775808,"
                        + "\"n\":7,\"d\":{\"double\":\"NaN\"},\"e\":1.0,\"y\":{\"base64\":\"AQ==\"},\"none\":null,"
                        + "\"l\":[{}]},\"status\":{\"code\":2},\"flags\":4294967295}");
        byte[] binary = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(read.origin().resource())
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .setScope(read.origin().scope())
                                .setSchemaUrl("u")
                                .addSpans(span)))
                .build()
                .toByteArray();
        assertThat(((ReadSignal.Readable) readProtobuf(binary).get(0)).signal()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"traceId\": \"xyz\" | span.trace_id | is not hexadecimal",
                "\"traceId\": 5 | span.trace_id | is not a text",
                "\"name\": [] | span.name | is not a text",
                "\"kind\": \"nonsense\" | span.kind | is not the number of an enum",
                "\"endTimeUnixNano\": \"-1\" | span.end_time_unix_nano | is not a whole number of its range",
                "\"endTimeUnixNano\": 1.5 | span.end_time_unix_nano | is not a whole number",
                "\"attributes\": {} | span.attributes | is not an array",
                "\"attributes\": [5] | span.attributes[0] | is not an object",
                "\"attributes\": [{\"value\": {\"boolValue\": 1}}] | span.attributes[0].value.bool_value | is not a boolean",
                "\"attributes\": [{\"value\": {\"bytesValue\": \"*\"}}] | span.attributes[0].value.bytes_value | is not base64",
                "\"status\": \"\" | span.status | is not an object",
            })
    void a_wrong_type_in_json_is_named_and_does_not_take_the_others_with_it(
            String member, String field, String reason) {
        // Given
        String body = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{" + member + "},{\"name\":\"ok\"}]}]}]}";

        // When
        List<ReadSignal> read = readJson(body);

        // Then
        assertThat(read.get(0))
                .isEqualTo(new ReadSignal.Unreadable("resource_spans[0].scope_spans[0].spans[0]", field, reason));
        assertThat(read.get(1)).isInstanceOf(ReadSignal.Readable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "5",
                "{",
                "{} x",
                "{\"resourceSpans\":5}",
                "{\"resourceSpans\":[5]}",
                "{\"resourceSpans\":[{\"scopeSpans\":{}}]}"
            })
    void json_that_is_no_request_is_told(String body) {
        assertThatThrownBy(() -> readJson(body)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void nesting_that_no_stack_would_bear_is_no_request() {
        assertThatThrownBy(() -> readJson("{\"resourceSpans\":" + "[".repeat(1_000_000)))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void empty_requests_hold_nothing() {
        assertThat(readProtobuf(new byte[0])).isEmpty();
        assertThat(readJson("{}")).isEmpty();
    }
}
