package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.NewRecords.header;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.Capture;
import org.threadkeep.events.TurnData;
import org.threadkeep.ingest.support.CapturingProxy;
import org.threadkeep.ingest.support.RealKafka;
import org.threadkeep.ingest.support.StubProvider;
import org.threadkeep.ingest.support.Topic;

/** With the providers' own clients as senders: they write the requests, and write again what the model said. */
@QuarkusTest
@WithTestResource(RealKafka.class)
class OfficialSdksIT {
    private static final String EVENTS = "text/event-stream";

    @TestHTTPResource("/v1/capture/openai-chat")
    URI openAi;

    @TestHTTPResource("/v1/capture/anthropic-messages")
    URI anthropic;

    @Test
    void calls_of_openais_client_arrive_byte_for_byte_and_the_second_continues_the_first() {
        try (StubProvider provider = new StubProvider();
                CapturingProxy proxy = new CapturingProxy(provider.uri(), openAi)) {
            // Given
            provider.willAnswer("application/json", OPENAI_CALLS_A_TOOL.getBytes(UTF_8));
            provider.willAnswer(EVENTS, OPENAI_STREAM.getBytes(UTF_8));
            OpenAIClient client = OpenAIOkHttpClient.builder()
                    .baseUrl(proxy.url() + "/v1")
                    .apiKey("test")
                    .build();
            ChatCompletionCreateParams.Builder conversation = openAiQuestion();

            // When
            ChatCompletion first = client.chat().completions().create(conversation.build());
            conversation
                    .addMessage(first.choices().get(0).message())
                    .addMessage(ChatCompletionToolMessageParam.builder()
                            .toolCallId("call_1")
                            .content("rain")
                            .build())
                    .streamOptions(ChatCompletionStreamOptions.builder()
                            .includeUsage(true)
                            .build());
            List<ChatCompletionChunk> chunks;
            try (var stream = client.chat().completions().createStreaming(conversation.build())) {
                chunks = stream.stream().toList();
            }

            // Then
            assertThat(chunks).isNotEmpty();
            TurnData asked = captured(proxy, 0);
            assertThat(asked.inputMessages()).hasSize(2);
            assertThat(asked.inputMessages().get(0).path("role").asText()).isEqualTo("system");
            assertThat(at(asked, "/tool/definitions/0/function/name")).isEqualTo("weather");
            assertThat(at(asked, "/request/seed")).isEqualTo("7");
            assertThat(at(asked, "/request/temperature")).isEqualTo("0.5");
            assertThat(at(asked, "/response/id")).isEqualTo("chatcmpl-sdk-1");
            assertThat(at(asked, "/response/system_fingerprint")).isEqualTo("fp_1");
            assertThat(at(asked, "/usage/input_tokens")).isEqualTo("21");
            assertThat(at(asked, "/output/messages/0/tool_calls/0/function/arguments"))
                    .isEqualTo("{ \"city\": \"Bergen\" }");
            assertThat(at(asked, "/output/messages/0/finish_reason")).isEqualTo("tool_calls");
            TurnData answered = captured(proxy, 1);
            assertThat(at(answered, "/output/messages/0/content")).isEqualTo("It rains.");
            assertThat(at(answered, "/usage/output_tokens")).isEqualTo("4");
            assertSecondContinuesFirst(proxy);
        }
    }

    @Test
    void calls_of_anthropics_client_arrive_byte_for_byte_and_the_second_continues_the_first() {
        try (StubProvider provider = new StubProvider();
                CapturingProxy proxy = new CapturingProxy(provider.uri(), anthropic)) {
            // Given
            provider.willAnswer("application/json", ANTHROPIC_CALLS_A_TOOL.getBytes(UTF_8));
            provider.willAnswer(EVENTS, ANTHROPIC_STREAM.getBytes(UTF_8));
            AnthropicClient client = AnthropicOkHttpClient.builder()
                    .baseUrl(proxy.url())
                    .apiKey("test")
                    .build();
            MessageCreateParams.Builder conversation = anthropicQuestion();

            // When
            Message first = client.messages().create(conversation.build());
            conversation
                    .addMessage(first)
                    .addUserMessageOfContentBlockParams(
                            List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                    .toolUseId("toolu_1")
                                    .content("rain")
                                    .build())));
            List<RawMessageStreamEvent> events;
            try (var stream = client.messages().createStreaming(conversation.build())) {
                events = stream.stream().toList();
            }

            // Then
            assertThat(events).isNotEmpty();
            TurnData asked = captured(proxy, 0);
            assertThat(asked.systemInstructions().orElseThrow().asText()).isEqualTo("Answer briefly.");
            assertThat(asked.inputMessages()).hasSize(1);
            assertThat(at(asked, "/tool/definitions/0/name")).isEqualTo("weather");
            assertThat(at(asked, "/request/max_tokens")).isEqualTo("2048");
            assertThat(at(asked, "/request/thinking/budget_tokens")).isEqualTo("1024");
            assertThat(at(asked, "/response/id")).isEqualTo("msg-sdk-1");
            assertThat(at(asked, "/usage/output_tokens")).isEqualTo("9");
            assertThat(at(asked, "/output/messages/0/content/0/signature")).isEqualTo("c2ln");
            assertThat(at(asked, "/output/messages/0/content/1/data")).isEqualTo("cmVkYWN0ZWQ=");
            assertThat(at(asked, "/output/messages/0/content/2/input/city")).isEqualTo("Bergen");
            TurnData answered = captured(proxy, 1);
            assertThat(at(answered, "/input/messages/1/content/0/signature")).isEqualTo("c2ln");
            assertThat(at(answered, "/output/messages/0/content/0/text")).isEqualTo("It rains.");
            assertThat(at(answered, "/output/messages/0/finish_reason")).isEqualTo("end_turn");
            assertSecondContinuesFirst(proxy);
        }
    }

    private static ChatCompletionCreateParams.Builder openAiQuestion() {
        return ChatCompletionCreateParams.builder()
                .model("gpt-test")
                .seed(7)
                .temperature(0.5)
                .addSystemMessage("Answer briefly.")
                .addUserMessage("Is it raining in Bergen? é🧵")
                .addFunctionTool(FunctionDefinition.builder()
                        .name("weather")
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .build())
                        .build());
    }

    private static MessageCreateParams.Builder anthropicQuestion() {
        return MessageCreateParams.builder()
                .model("claude-test")
                .maxTokens(2048)
                .enabledThinking(1024)
                .system("Answer briefly.")
                .addUserMessage("Is it raining in Bergen? é🧵")
                .addTool(Tool.builder()
                        .name("weather")
                        .inputSchema(Tool.InputSchema.builder()
                                .putAdditionalProperty("x-note", com.anthropic.core.JsonValue.from(Map.of("a", 1)))
                                .build())
                        .build());
    }

    /** The turn that an exchange became, after comparing its bytes with those that went over the wire. */
    private static TurnData captured(CapturingProxy proxy, int call) {
        CapturingProxy.Captured exchange = proxy.captured().get(call);
        TurnData data = TurnData.parse(record(exchange).value());
        Capture capture = data.capture().orElseThrow();
        assertThat(capture.request().orElseThrow()).isEqualTo(exchange.request());
        assertThat(capture.response().orElseThrow()).isEqualTo(exchange.response());
        return data;
    }

    private static void assertSecondContinuesFirst(CapturingProxy proxy) {
        ConsumerRecord<byte[], byte[]> first = record(proxy.captured().get(0));
        ConsumerRecord<byte[], byte[]> second = record(proxy.captured().get(1));
        assertThat(header(second, "ce_contextbefore")).isNotEmpty().isEqualTo(header(first, "ce_contextafter"));
        assertThat(second.partition()).isEqualTo(first.partition());
    }

    private static ConsumerRecord<byte[], byte[]> record(CapturingProxy.Captured exchange) {
        JsonPath receipt = JsonPath.from(exchange.receipt());
        assertThat(receipt.getInt("accepted")).as(exchange.receipt()).isEqualTo(1);
        return Topic.read(
                receipt.getString("results[0].topic"),
                receipt.getInt("results[0].partition"),
                receipt.getLong("results[0].offset"));
    }

    private static String at(TurnData data, String pointer) {
        JsonNode value = data.root().at(pointer);
        assertThat(value.isMissingNode()).as(pointer).isFalse();
        return value.asText();
    }

    private static final String OPENAI_CALLS_A_TOOL =
            """
            { "id": "chatcmpl-sdk-1", "object": "chat.completion", "created": 1767225600, "model": "gpt-test-0301",
              "system_fingerprint": "fp_1", "choices": [ { "index": 0, "finish_reason": "tool_calls", "logprobs": null,
              "message": { "role": "assistant", "content": null, "refusal": null, "annotations": [], "tool_calls": [
                { "id": "call_1", "type": "function", "function": { "name": "weather",
                  "arguments": "{ \\"city\\": \\"Bergen\\" }" } } ] } } ],
              "usage": { "prompt_tokens": 21, "completion_tokens": 6, "total_tokens": 27 }, "later": 1.00 }
            """;

    private static final String OPENAI_STREAM =
            """
            data: {"id":"chatcmpl-sdk-2","object":"chat.completion.chunk","created":1,"model":"gpt-test-0301","choices":[{"index":0,"delta":{"role":"assistant","content":"It "},"finish_reason":null}]}

            data: {"id":"chatcmpl-sdk-2","object":"chat.completion.chunk","created":1,"model":"gpt-test-0301","choices":[{"index":0,"delta":{"content":"rains."},"finish_reason":null}]}

            data: {"id":"chatcmpl-sdk-2","object":"chat.completion.chunk","created":1,"model":"gpt-test-0301","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"chatcmpl-sdk-2","object":"chat.completion.chunk","created":1,"model":"gpt-test-0301","choices":[],"usage":{"prompt_tokens":30,"completion_tokens":4,"total_tokens":34}}

            data: [DONE]

            """;

    private static final String ANTHROPIC_CALLS_A_TOOL =
            """
            { "id": "msg-sdk-1", "type": "message", "role": "assistant", "model": "claude-test-20260301", "content": [
              { "type": "thinking", "thinking": "They want the weather.", "signature": "c2ln" },
              { "type": "redacted_thinking", "data": "cmVkYWN0ZWQ=" },
              { "type": "tool_use", "id": "toolu_1", "name": "weather", "input": { "city": "Bergen" },
                "caller": { "type": "direct" } } ],
              "stop_reason": "tool_use", "stop_sequence": null, "usage": { "input_tokens": 31, "output_tokens": 9 } }
            """;

    private static final String ANTHROPIC_STREAM =
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg-sdk-2","type":"message","role":"assistant","model":"claude-test-20260301","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":44,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"It rains."}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":4}}

            event: message_stop
            data: {"type":"message_stop"}

            """;
}
