package org.threadkeep.ingest.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.otlp.Otlp.attribute;
import static org.threadkeep.ingest.otlp.Otlp.span;
import static org.threadkeep.ingest.otlp.Otlp.turn;
import static org.threadkeep.ingest.otlp.Otlp.with;

import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** The same conversation, whichever way it comes in: what one call is after, the call that continues it is before. */
class ContextAgreementTest {
    private static final KeyValue MODEL = with("gen_ai.response.model", "m");

    /** As a gateway posts it to {@code /v1/turns}, in the shape of OpenAI. */
    private static final String POSTED =
            """
            {"input":{"messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":"Weather?"},
              {"role":"assistant","content":null,"tool_calls":[
                {"id":"c1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Bergen\\"}"}}]},
              {"role":"tool","tool_call_id":"c1","content":"rain"}]},
             "output":{"messages":[{"role":"assistant","content":"It rains."}]}}
            """;

    static Stream<Arguments> same_call() {
        String in = "llm.input_messages.";
        return Stream.of(
                Arguments.of("GenAI, tool result as response", genAi("response", "{\"city\":\"Bergen\"}")),
                Arguments.of("GenAI, tool result as result", genAi("result", "\"{\\\"city\\\": \\\"Bergen\\\"}\"")),
                Arguments.of("GenAI, tool result as content", genAi("content", "\"{\\\"city\\\":\\\"Bergen\\\"}\"")),
                Arguments.of("OpenInference", new KeyValue[] {
                    with(OpenInference.KIND, "LLM"),
                    MODEL,
                    with(in + "0.message.role", "system"),
                    with(in + "0.message.content", "Be brief."),
                    with(in + "1.message.role", "user"),
                    with(in + "1.message.contents.0.message_content.type", "text"),
                    with(in + "1.message.contents.0.message_content.text", "Weather?"),
                    with(in + "2.message.role", "assistant"),
                    with(in + "2.message.tool_calls.0.tool_call.id", "c1"),
                    with(in + "2.message.tool_calls.0.tool_call.function.name", "weather"),
                    with(in + "2.message.tool_calls.0.tool_call.function.arguments", "{\"city\":\"Bergen\"}"),
                    with(in + "3.message.role", "tool"),
                    with(in + "3.message.tool_call_id", "c1"),
                    with(in + "3.message.content", "rain"),
                    with("llm.output_messages.0.message.role", "assistant"),
                    with("llm.output_messages.0.message.content", "It rains.")
                }),
                Arguments.of("Traceloop", new KeyValue[] {
                    MODEL,
                    with("gen_ai.prompt.0.role", "system"),
                    with("gen_ai.prompt.0.content", "Be brief."),
                    with("gen_ai.prompt.1.role", "user"),
                    with("gen_ai.prompt.1.content", "Weather?"),
                    with("gen_ai.prompt.2.role", "assistant"),
                    with("gen_ai.prompt.2.tool_calls.0.id", "c1"),
                    with("gen_ai.prompt.2.tool_calls.0.name", "weather"),
                    with("gen_ai.prompt.2.tool_calls.0.arguments", "{\"city\":\"Bergen\"}"),
                    with("gen_ai.prompt.3.role", "tool"),
                    with("gen_ai.prompt.3.tool_call_id", "c1"),
                    with("gen_ai.prompt.3.content", "rain"),
                    with("gen_ai.completion.0.role", "assistant"),
                    with("gen_ai.completion.0.content", "It rains.")
                }));
    }

    private static KeyValue[] genAi(String resultMember, String arguments) {
        return new KeyValue[] {
            MODEL,
            with("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"Be brief.\"}]"),
            with(
                    GenAi.INPUT,
                    "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Weather?\"}]},"
                            + "{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c1\","
                            + "\"name\":\"weather\",\"arguments\":" + arguments + "}]},"
                            + "{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c1\",\""
                            + resultMember + "\":\"rain\"}]}]"),
            with(
                    GenAi.OUTPUT,
                    "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"hm\"},"
                            + "{\"type\":\"text\",\"content\":\"It rains.\"}],\"finish_reason\":\"stop\"}]")
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("same_call")
    void the_same_call_has_the_same_context_keys_whichever_way_it_comes(String way, KeyValue[] attributes) {
        // Given
        TurnEvent posted = posted(POSTED);

        // When
        TurnEvent exported = turn(span(attributes).build());

        // Then
        assertThat(attribute(posted, Attribute.CONTEXT_BEFORE)).isNotEmpty();
        assertThat(attribute(exported, Attribute.CONTEXT_BEFORE))
                .isEqualTo(attribute(posted, Attribute.CONTEXT_BEFORE));
        assertThat(attribute(exported, Attribute.CONTEXT_AFTER)).isEqualTo(attribute(posted, Attribute.CONTEXT_AFTER));
        assertThat(attribute(exported, Attribute.PARTITION_KEY)).isEqualTo(attribute(posted, Attribute.PARTITION_KEY));
    }

    @Test
    void another_word_is_another_context() {
        // Given
        TurnEvent posted = posted(POSTED.replace("It rains.", "It pours."));

        // When
        TurnEvent exported =
                turn(span(genAi("response", "{\"city\":\"Bergen\"}")).build());

        // Then
        assertThat(attribute(exported, Attribute.CONTEXT_AFTER))
                .isNotEqualTo(attribute(posted, Attribute.CONTEXT_AFTER));
    }

    private static TurnEvent posted(String data) {
        TurnAttributes attributes = TurnAttributes.of(Map.of(
                "specversion", "1.0",
                "type", TurnEvent.TYPE,
                "id", "posted",
                "source", "/gateway",
                "tenant", "acme",
                "modelversion", "m"));
        return new TurnIdentity(IdentityKey.of("1".repeat(32).getBytes(UTF_8)))
                .complete(new TurnEvent(attributes, data.getBytes(UTF_8)));
    }
}
