package org.threadkeep.ingest.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.otlp.Otlp.attribute;
import static org.threadkeep.ingest.otlp.Otlp.data;
import static org.threadkeep.ingest.otlp.Otlp.ignored;
import static org.threadkeep.ingest.otlp.Otlp.span;
import static org.threadkeep.ingest.otlp.Otlp.turn;
import static org.threadkeep.ingest.otlp.Otlp.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnEvent;

/** OpenInference and Traceloop, which write messages into the names of attributes. */
class FlatConventionsTest {
    @Test
    void each_field_of_open_inference_arrives_in_its_place_and_only_there() {
        // Given
        String in = "llm.input_messages.";
        String out = "llm.output_messages.0.message.";
        Span span = span(
                        with(OpenInference.KIND, "LLM"),
                        with("llm.system", "anthropic"),
                        with("llm.model_name", "m-1"),
                        with("session.id", "s-1"),
                        with("llm.invocation_parameters", "{\"temperature\":0.70,\"seed\":42}"),
                        with("llm.token_count.prompt", 12),
                        with("llm.token_count.completion", 3),
                        with("llm.token_count.total", 15),
                        with(in + "10.message.role", "user"),
                        with(in + "10.message.content", "and now?"),
                        with(in + "2.message.role", "tool"),
                        with(in + "2.message.tool_call_id", "c1"),
                        with(in + "2.message.content", "rain"),
                        with(in + "0.message.role", "user"),
                        with(in + "0.message.content", "weather?"),
                        with(in + "1.message.role", "assistant"),
                        with(in + "1.message.tool_calls.0.tool_call.id", "c1"),
                        with(in + "1.message.tool_calls.0.tool_call.function.name", "weather"),
                        with(in + "1.message.tool_calls.0.tool_call.function.arguments", "{\"city\":\"Bergen\"}"),
                        with(out + "role", "assistant"),
                        with(out + "contents.0.message_content.type", "reasoning"),
                        with(out + "contents.0.message_content.text", "hm"),
                        with(out + "contents.0.message_content.signature", "sig=="),
                        with(out + "contents.1.message_content.type", "text"),
                        with(out + "contents.1.message_content.text", "It rains."),
                        with("llm.tools.0.tool.json_schema", "{\"name\":\"weather\"}"),
                        with("input.value", "{ \"raw\" : 1.0 }"),
                        with("input.mime_type", "application/json"),
                        with("output.value", "{\"out\":[]}"))
                .build();

        // When
        TurnEvent turn = turn(span);

        // Then
        JsonNode data = data(turn);
        assertThat(data.at("/input/messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":\"weather?\"},"
                        + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"function\":"
                        + "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bergen\\\"}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"rain\"},"
                        + "{\"role\":\"user\",\"content\":\"and now?\"}]");
        assertThat(data.at("/output/messages").toString())
                .isEqualTo("[{\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"reasoning\",\"text\":\"hm\",\"signature\":\"sig==\"},"
                        + "{\"type\":\"text\",\"text\":\"It rains.\"}]}]");
        assertThat(new String(turn.data(), UTF_8)).contains("\"request\":{\"temperature\":0.70,\"seed\":42}");
        assertThat(data.at("/usage").toString()).isEqualTo("{\"input_tokens\":12,\"output_tokens\":3}");
        assertThat(data.at("/tool/definitions").toString()).isEqualTo("[{\"name\":\"weather\"}]");
        assertThat(data.at("/capture/format").textValue()).isEqualTo("otlp-openinference");
        assertThat(data.at("/capture/request/body").textValue()).isEqualTo("{ \"raw\" : 1.0 }");
        assertThat(data.at("/capture/response/body").textValue()).isEqualTo("{\"out\":[]}");
        assertThat(data.at("/capture/losses").findValuesAsText("field")).containsExactly("tokens");
        assertThat(data.at("/otel/attributes").toString())
                .isEqualTo("{\"openinference.span.kind\":\"LLM\",\"llm.system\":\"anthropic\","
                        + "\"llm.token_count.total\":15,\"input.mime_type\":\"application/json\"}");
        assertThat(attribute(turn, Attribute.MODEL_VERSION)).isEqualTo("m-1");
        assertThat(attribute(turn, Attribute.CONVERSATION_ID)).isEqualTo("s-1");
    }

    @Test
    void other_kinds_of_open_inference_are_no_turns() {
        assertThat(ignored(span(with(OpenInference.KIND, "CHAIN"), with("input.value", "x"))
                        .build()))
                .isEqualTo(IgnoredReason.OTHER_OPERATION);
        assertThat(ignored(span(with(OpenInference.KIND, "LLM")).build())).isEqualTo(IgnoredReason.NO_CONTENT);
    }

    @Test
    void each_field_of_traceloop_arrives_in_its_place_and_only_there() {
        // Given
        Span span = span(
                        with("gen_ai.system", "openai"),
                        with("gen_ai.request.model", "m"),
                        with("gen_ai.usage.prompt_tokens", 12),
                        with("gen_ai.prompt.0.role", "user"),
                        with("gen_ai.prompt.0.content", "[weather?"),
                        with("gen_ai.prompt.1.role", "assistant"),
                        with("gen_ai.prompt.1.tool_calls.0.id", "c1"),
                        with("gen_ai.prompt.1.tool_calls.0.name", "weather"),
                        with("gen_ai.prompt.1.tool_calls.0.arguments", "{}"),
                        with("gen_ai.prompt.2.role", "tool"),
                        with("gen_ai.prompt.2.tool_call_id", "c1"),
                        with("gen_ai.prompt.2.content", "rain"),
                        with("gen_ai.prompt.2.content.odd", "contradicts the one before"),
                        with("gen_ai.completion.0.content", "It rains."),
                        with("gen_ai.completion.0.finish_reason", "stop"),
                        with("llm.request.functions.0.name", "weather"),
                        with("llm.request.functions.0.parameters", "{\"type\":\"object\"}"),
                        with("gen_ai.openai.system_fingerprint", "fp"),
                        with("traceloop.association.properties.session_id", "s-1"))
                .build();

        // When
        TurnEvent turn = turn(span);

        // Then
        JsonNode data = data(turn);
        assertThat(data.at("/input/messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":\"[weather?\"},"
                        + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"name\":\"weather\",\"arguments\":\"{}\"}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"rain\"}]");
        assertThat(data.at("/output/messages").toString())
                .isEqualTo("[{\"content\":\"It rains.\",\"finish_reason\":\"stop\",\"role\":\"assistant\"}]");
        assertThat(data.at("/tool/definitions").toString())
                .isEqualTo("[{\"name\":\"weather\",\"parameters\":{\"type\":\"object\"}}]");
        assertThat(data.at("/request/model").textValue()).isEqualTo("m");
        assertThat(data.at("/usage/input_tokens").intValue()).isEqualTo(12);
        assertThat(data.at("/otel/attributes").toString())
                .isEqualTo("{\"gen_ai.system\":\"openai\","
                        + "\"gen_ai.prompt.2.content.odd\":\"contradicts the one before\","
                        + "\"gen_ai.openai.system_fingerprint\":\"fp\"}");
        assertThat(attribute(turn, Attribute.MODEL_VERSION)).isEqualTo("m");
        assertThat(attribute(turn, Attribute.CONVERSATION_ID)).isEqualTo("s-1");
    }
}
