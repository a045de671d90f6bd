package org.threadkeep.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.ingest.otlp.Otlp.INPUT;
import static org.threadkeep.ingest.otlp.Otlp.OUTPUT;
import static org.threadkeep.ingest.otlp.Otlp.attribute;
import static org.threadkeep.ingest.otlp.Otlp.data;
import static org.threadkeep.ingest.otlp.Otlp.ignored;
import static org.threadkeep.ingest.otlp.Otlp.json;
import static org.threadkeep.ingest.otlp.Otlp.list;
import static org.threadkeep.ingest.otlp.Otlp.object;
import static org.threadkeep.ingest.otlp.Otlp.span;
import static org.threadkeep.ingest.otlp.Otlp.turn;
import static org.threadkeep.ingest.otlp.Otlp.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnEvent;

class GenAiTest {
    private static final KeyValue CHAT = with("gen_ai.operation.name", "chat");
    private static final KeyValue MODEL = with("gen_ai.response.model", "m-1");
    private static final KeyValue ASKED = with(GenAi.INPUT, INPUT);
    private static final KeyValue ANSWERED = with(GenAi.OUTPUT, OUTPUT);

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    @Test
    void each_field_of_a_span_arrives_in_its_place_and_only_there() {
        // Given
        Span span = span(
                        CHAT,
                        MODEL,
                        ASKED,
                        ANSWERED,
                        with("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"Be brief.\"}]"),
                        with("gen_ai.tool.definitions", "[{\"type\":\"function\",\"name\":\"weather\"}]"),
                        with("gen_ai.request.model", "m"),
                        with("gen_ai.request.seed", 42),
                        with("gen_ai.request.temperature", 1.0),
                        with("gen_ai.request.stop_sequences", list(text("a"), text("b"))),
                        with("gen_ai.request.choice.count", 1),
                        with("gen_ai.response.id", "r-1"),
                        with("gen_ai.response.finish_reasons", list(text("stop"))),
                        with("gen_ai.usage.input_tokens", 31),
                        with("gen_ai.usage.cache_read.input_tokens", 7),
                        with("gen_ai.provider.name", "acme"),
                        with("openai.response.system_fingerprint", "fp"),
                        with("gen_ai.conversation.id", "c-1"),
                        with("threadkeep.subject", "subject-1"),
                        with("threadkeep.deployment", "sha256:1"),
                        with("user.email", "kept, and never an attribute"))
                .build();

        // When
        TurnEvent turn = turn(span, with("service.name", "gate way"), with("service.instance.id", "eu/1"));

        // Then
        JsonNode data = data(turn);
        assertThat(data.at("/input/messages")).isEqualTo(json(INPUT));
        assertThat(data.at("/output/messages")).isEqualTo(json(OUTPUT));
        assertThat(data.path("system_instructions").toString())
                .isEqualTo("[{\"type\":\"text\",\"content\":\"Be brief.\"}]");
        assertThat(data.at("/tool/definitions/0/name").textValue()).isEqualTo("weather");
        assertThat(data.path("request").toString())
                .isEqualTo("{\"model\":\"m\",\"seed\":42,\"temperature\":1.0,\"stop_sequences\":[\"a\",\"b\"],"
                        + "\"choice\":{\"count\":1}}");
        assertThat(data.path("response").toString())
                .isEqualTo("{\"model\":\"m-1\",\"id\":\"r-1\",\"finish_reasons\":[\"stop\"]}");
        assertThat(data.path("usage").toString())
                .isEqualTo("{\"input_tokens\":31,\"cache_read\":{\"input_tokens\":7}}");
        assertThat(data.at("/otel/attributes").toString())
                .isEqualTo("{\"gen_ai.operation.name\":\"chat\",\"gen_ai.provider.name\":\"acme\","
                        + "\"openai.response.system_fingerprint\":\"fp\","
                        + "\"user.email\":\"kept, and never an attribute\"}");
        assertThat(data.at("/otel/resource/attributes/service.name").textValue())
                .isEqualTo("gate way");
        assertThat(data.at("/otel/scope").toString())
                .isEqualTo("{\"name\":\"gw\",\"version\":\"2\","
                        + "\"schema_url\":\"https://opentelemetry.io/schemas/1.38.0\"}");
        assertThat(attribute(turn, Attribute.ID)).isEqualTo("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");
        assertThat(attribute(turn, Attribute.SOURCE)).isEqualTo("otlp:/gate%20way/eu%2F1");
        assertThat(attribute(turn, Attribute.STARTED_AT)).isEqualTo("2023-11-14T22:13:20.000000001Z");
        assertThat(attribute(turn, Attribute.TIME)).isEqualTo("2023-11-14T22:13:22.500Z");
        assertThat(attribute(turn, Attribute.TENANT)).isEqualTo("acme");
        assertThat(attribute(turn, Attribute.MODEL_VERSION)).isEqualTo("m-1");
        assertThat(attribute(turn, Attribute.CONVERSATION_ID)).isEqualTo("c-1");
        assertThat(attribute(turn, Attribute.DATA_SUBJECT)).isEqualTo("subject-1");
        assertThat(attribute(turn, Attribute.DEPLOYMENT)).isEqualTo("sha256:1");
        assertThat(attribute(turn, Attribute.CANCELLED)).isEmpty();
        assertThat(attribute(turn, Attribute.FACTS)).isEqualTo("seed sampling losses");
        assertThat(turn.attributes().values().values()).noneMatch(value -> value.contains("kept, and never"));
    }

    @Test
    void a_span_and_the_log_event_of_the_same_call_are_one_turn() {
        // Given
        Span span = span(CHAT, MODEL, ASKED, ANSWERED).build();
        LogRecord log = LogRecord.newBuilder()
                .setTraceId(span.getTraceId())
                .setSpanId(span.getSpanId())
                .setEventName(OpenSignal.DETAILS)
                .setObservedTimeUnixNano(5)
                .addAttributes(CHAT)
                .addAttributes(MODEL)
                .addAttributes(with(
                        GenAi.INPUT,
                        list(object(
                                with("role", "user"),
                                with("parts", list(object(with("type", "text"), with("content", "Is it raining?"))))))))
                .addAttributes(ANSWERED)
                .build();

        // When
        TurnEvent ofSpan = turn(span);
        TurnEvent ofLog = turn(log);

        // Then
        assertThat(attribute(ofLog, Attribute.TURN_ID)).isEqualTo(attribute(ofSpan, Attribute.TURN_ID));
        assertThat(attribute(ofLog, Attribute.CONTEXT_AFTER)).isEqualTo(attribute(ofSpan, Attribute.CONTEXT_AFTER));
        assertThat(attribute(ofLog, Attribute.TIME)).isEqualTo("1970-01-01T00:00:00.000000005Z");
        assertThat(data(ofLog).at("/otel/event_name").textValue()).isEqualTo(OpenSignal.DETAILS);
    }

    @Test
    void content_in_a_spans_event_counts_and_what_else_the_event_holds_stays_in_it() {
        // Given
        Span span = span(CHAT, MODEL)
                .addEvents(Span.Event.newBuilder().setName("first").addAttributes(with("n", 1)))
                .addEvents(Span.Event.newBuilder()
                        .setName(OpenSignal.DETAILS)
                        .setTimeUnixNano(7)
                        .addAttributes(ASKED)
                        .addAttributes(ANSWERED)
                        .addAttributes(with("more", "x")))
                .build();

        // When
        JsonNode data = data(turn(span));

        // Then
        assertThat(data.at("/input/messages")).isEqualTo(json(INPUT));
        assertThat(data.at("/otel/events").toString())
                .isEqualTo("[{\"name\":\"first\",\"attributes\":{\"n\":1}},{\"time_unix_nano\":7,\"name\":\""
                        + OpenSignal.DETAILS + "\",\"attributes\":{\"more\":\"x\"}}]");
    }

    @Test
    void the_older_events_of_single_messages_become_messages_in_their_order() {
        // Given
        Span span = span(CHAT, MODEL)
                .addEvents(event("gen_ai.system.message", with("content", "Be brief.")))
                .addEvents(event("gen_ai.user.message", with("content", "Weather?"), with("gen_ai.system", "openai")))
                .addEvents(event(
                        "gen_ai.assistant.message",
                        with(
                                "tool_calls",
                                "[{\"id\":\"c1\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]")))
                .addEvents(event("gen_ai.tool.message", with("content", "rain"), with("id", "c1")))
                .addEvents(event(
                        "gen_ai.choice",
                        with("index", 0),
                        with("finish_reason", "stop"),
                        with("message", "{\"content\":\"It rains.\"}")))
                .build();

        // When
        JsonNode data = data(turn(span));

        // Then
        assertThat(data.at("/input/messages").toString())
                .isEqualTo("[{\"content\":\"Be brief.\",\"role\":\"system\"},"
                        + "{\"content\":\"Weather?\",\"role\":\"user\"},"
                        + "{\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}],"
                        + "\"role\":\"assistant\"},"
                        + "{\"content\":\"rain\",\"role\":\"tool\",\"tool_call_id\":\"c1\"}]");
        assertThat(data.at("/output/messages/0/content").textValue()).isEqualTo("It rains.");
        assertThat(data.at("/output/messages/0/finish_reason").textValue()).isEqualTo("stop");
        assertThat(data.at("/otel/events/1/attributes").toString()).isEqualTo("{\"gen_ai.system\":\"openai\"}");
    }

    private static Span.Event event(String name, KeyValue... attributes) {
        return Span.Event.newBuilder()
                .setName(name)
                .addAllAttributes(List.of(attributes))
                .build();
    }

    @Test
    void what_is_missing_is_named() {
        // Given
        Span span = span(CHAT, MODEL, ASKED, ANSWERED, with("gen_ai.input.messages_ref", "s3://bucket/1"))
                .setDroppedAttributesCount(3)
                .setDroppedEventsCount(-1)
                .build();

        // When
        JsonNode capture = data(turn(span)).path("capture");

        // Then
        assertThat(capture.path("format").textValue()).isEqualTo("otlp-genai");
        assertThat(capture.path("losses").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "input.messages",
                        "request.seed",
                        "tool.definitions",
                        "capture.request",
                        "capture.response",
                        "tokens",
                        "otel.attributes",
                        "otel.events");
        assertThat(capture.path("losses").findValuesAsText("reason"))
                .contains("3 were dropped by the sender", "4294967295 were dropped by the sender");
    }

    @Test
    void messages_that_an_exporter_has_cut_off_are_kept_as_they_are() {
        // Given
        String cut = INPUT.substring(0, 40);

        // When
        JsonNode data =
                data(turn(span(CHAT, MODEL, with(GenAi.INPUT, cut), ANSWERED).build()));

        // Then
        assertThat(data.at("/input/messages/0/parts/0/content").textValue()).isEqualTo(cut);
        assertThat(data.at("/capture/losses/0/field").textValue()).isEqualTo("input.messages");
    }

    @Test
    void a_call_that_names_no_model_says_so() {
        // Given
        Span span = span(CHAT, ASKED, ANSWERED).build();

        // When
        TurnEvent turn = turn(span);

        // Then
        assertThat(attribute(turn, Attribute.MODEL_VERSION)).isEqualTo("unknown");
        assertThat(data(turn).at("/capture/losses").findValuesAsText("field")).contains("response.model");
    }

    @Test
    void a_call_that_failed_without_an_answer_is_a_cancelled_turn() {
        // Given
        Span span = span(CHAT, with("gen_ai.request.model", "m"), ASKED)
                .setStatus(Status.newBuilder()
                        .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                        .setMessage("timeout"))
                .build();

        // When
        TurnEvent turn = turn(span);

        // Then
        assertThat(attribute(turn, Attribute.CANCELLED)).isEqualTo("true");
        assertThat(attribute(turn, Attribute.MODEL_VERSION)).isEqualTo("m");
        assertThat(data(turn).at("/otel/status").toString()).isEqualTo("{\"message\":\"timeout\",\"code\":2}");
    }

    @Test
    void types_are_kept_and_a_key_that_stands_twice_is_kept_twice() {
        // Given
        Span span = span(
                        CHAT,
                        MODEL,
                        ASKED,
                        ANSWERED,
                        with("whole", 1),
                        with("fraction", 1.0),
                        with("none", AnyValue.getDefaultInstance()),
                        with("not", Double.NaN),
                        with(
                                "bytes",
                                AnyValue.newBuilder()
                                        .setBytesValue(ByteString.copyFrom(new byte[] {1}))
                                        .build()),
                        with("twice", object(with("a", 1), with("a", 2))))
                .build();

        // When
        JsonNode kept = data(turn(span)).at("/otel/attributes");

        // Then
        assertThat(kept.toString())
                .isEqualTo("{\"gen_ai.operation.name\":\"chat\",\"whole\":1,\"fraction\":1.0,\"none\":null,"
                        + "\"not\":{\"double\":\"NaN\"},\"bytes\":{\"base64\":\"AQ==\"},"
                        + "\"twice\":[{\"key\":\"a\",\"value\":1},{\"key\":\"a\",\"value\":2}]}");
    }

    @Test
    void half_a_surrogate_pair_is_replaced_and_the_record_is_kept_beside() {
        // Given
        String half = INPUT.replace("raining", "\\ud83d");

        // When
        JsonNode data =
                data(turn(span(CHAT, MODEL, with(GenAi.INPUT, half), ANSWERED).build()));

        // Then
        assertThat(data.at("/input/messages/0/parts/0/content").textValue()).isEqualTo("Is it \uFFFD?");
        assertThat(data.at("/otel/record/base64").textValue()).isNotEmpty();
        assertThat(data.at("/capture/losses").findValuesAsText("field")).contains("data");
    }

    @Test
    void a_time_at_the_end_of_its_range_is_kept() {
        // Given
        Span span = span(CHAT, MODEL, ASKED, ANSWERED)
                .setStartTimeUnixNano(0)
                .setEndTimeUnixNano(-1)
                .build();

        // When
        TurnEvent turn = turn(span);

        // Then
        assertThat(attribute(turn, Attribute.TIME)).isEqualTo("2554-07-21T23:34:33.709551615Z");
        assertThat(attribute(turn, Attribute.STARTED_AT)).isEmpty();
        assertThat(data(turn).at("/otel/end_time_unix_nano").toString()).isEqualTo("18446744073709551615");
    }

    @Test
    void other_records_are_told_apart_by_why_they_are_no_turns() {
        assertThat(ignored(span(with("http.route", "/")).build())).isEqualTo(IgnoredReason.NO_MODEL_CALL);
        assertThat(ignored(span(CHAT, MODEL).build())).isEqualTo(IgnoredReason.NO_CONTENT);
        assertThat(ignored(span(with("gen_ai.operation.name", "invoke_agent"), MODEL, ASKED, ANSWERED)
                        .build()))
                .isEqualTo(IgnoredReason.OTHER_OPERATION);
        assertThat(ignored(LogRecord.newBuilder()
                        .setEventName("gen_ai.user.message")
                        .build()))
                .isEqualTo(IgnoredReason.SINGLE_MESSAGE);
    }

    @Test
    void a_call_without_tenant_id_or_messages_is_refused_and_told_what_would_help() {
        assertThatThrownBy(() -> SignalMapping.map(
                        Otlp.signal(span(CHAT, MODEL, ASKED, ANSWERED).build()),
                        new Sender(Optional.empty(), Optional.empty())))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("tenant: is missing; set the resource attribute threadkeep.tenant,"
                        + " the header X-Threadkeep-Tenant, or threadkeep.ingest.default-tenant");
        assertThatThrownBy(() ->
                        turn(span(CHAT, MODEL, ASKED, ANSWERED).clearTraceId().build()))
                .hasMessageContaining("trace_id");
        assertThatThrownBy(() -> turn(span(CHAT, MODEL, with("gen_ai.input.messages_ref", "s3://b/1"), ANSWERED)
                        .build()))
                .hasMessageContaining("send them inline");
    }

    @Test
    void the_tenant_of_the_span_wins_over_that_of_the_process_and_of_the_request() {
        // Given
        KeyValue process = with("threadkeep.tenant", "process");

        // When
        TurnEvent named = turn(
                span(CHAT, MODEL, ASKED, ANSWERED, with("threadkeep.tenant", "span"))
                        .build(),
                process);
        TurnEvent unnamed = turn(span(CHAT, MODEL, ASKED, ANSWERED).build(), process);

        // Then
        assertThat(attribute(named, Attribute.TENANT)).isEqualTo("span");
        assertThat(attribute(unnamed, Attribute.TENANT)).isEqualTo("process");
    }
}
