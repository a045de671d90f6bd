package org.threadkeep.events.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up call of an agent in the middle of its work: about 60 KiB of history, an answer of 2 KiB.
 *
 * @param documents the JSON texts in the bodies, as plain parsing reads them
 * @param data a turn's data with the capture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MadeExchange(String format, List<byte[]> documents, byte[] data) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ROUNDS = 40;
    private static final int PIECES = 120;

    static MadeExchange of(String shape) {
        return switch (shape) {
            case "chat" -> of("openai-chat", messages("messages"), List.of(chatAnswer()));
            case "chat-stream" -> of("openai-chat", messages("messages"), chatChunks());
            case "anthropic" -> of("anthropic-messages", messages("messages"), List.of(anthropicAnswer()));
            case "anthropic-stream" -> of("anthropic-messages", messages("messages"), anthropicEvents());
            case "responses" ->
                of("openai-responses", messages("input"), List.of(MadeAnswers.responses(words(1, 300))));
            case "gemini" -> of("gemini", parts("contents", "parts"), List.of(MadeAnswers.gemini(words(1, 300))));
            case "bedrock" ->
                of("bedrock-converse", parts("messages", "content"), List.of(MadeAnswers.bedrock(words(1, 300))));
            default -> throw new IllegalArgumentException("no shape " + shape);
        };
    }

    private static MadeExchange of(String format, ObjectNode asked, List<String> answers) {
        String request = asked.toString();
        String response = answers.size() == 1 ? answers.get(0) : stream(answers);
        ObjectNode data = MAPPER.createObjectNode();
        ObjectNode capture = data.putObject("capture").put("format", format).put("adapter", 1);
        capture.putObject("request").put("encoding", "utf-8").put("body", request);
        capture.putObject("response").put("encoding", "utf-8").put("body", response);
        List<byte[]> documents = new ArrayList<>(List.of(request.getBytes(UTF_8)));
        answers.forEach(answer -> documents.add(answer.getBytes(UTF_8)));
        return new MadeExchange(format, documents, data.toString().getBytes(UTF_8));
    }

    private static ObjectNode messages(String member) {
        ObjectNode request =
                MAPPER.createObjectNode().put("model", "m").put("seed", 42).put("temperature", 0.7);
        ArrayNode messages = request.putArray(member);
        for (int i = 0; i < ROUNDS; i++) {
            messages.addObject().put("role", "user").put("content", words(i, 100));
            messages.addObject().put("role", "assistant").put("content", words(i + ROUNDS, 100));
        }
        return request;
    }

    /** Where a message's texts are parts. */
    private static ObjectNode parts(String member, String ofMessage) {
        ObjectNode request = MAPPER.createObjectNode();
        ArrayNode messages = request.putArray(member);
        for (int i = 0; i < 2 * ROUNDS; i++) {
            String model = ofMessage.equals("parts") ? "model" : "assistant";
            ObjectNode message = messages.addObject().put("role", i % 2 == 0 ? "user" : model);
            message.putArray(ofMessage).addObject().put("text", words(i, 100));
        }
        return request;
    }

    private static String chatAnswer() {
        ObjectNode answer = MAPPER.createObjectNode().put("id", "c-1").put("model", "m-1");
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", words(1, 300));
        answer.putObject("usage").put("prompt_tokens", 9000).put("completion_tokens", 300);
        return answer.toString();
    }

    private static List<String> chatChunks() {
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i <= PIECES; i++) {
            ObjectNode chunk = MAPPER.createObjectNode().put("id", "c-1").put("model", "m-1");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.putObject("delta").put("content", i < PIECES ? words(i, 3) : "");
            choice.put("finish_reason", i < PIECES ? null : "stop");
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    private static String anthropicAnswer() {
        ObjectNode answer =
                MAPPER.createObjectNode().put("id", "c-1").put("model", "m-1").put("role", "assistant");
        answer.putArray("content").addObject().put("type", "text").put("text", words(1, 300));
        answer.put("stop_reason", "end_turn")
                .putObject("usage")
                .put("input_tokens", 9000)
                .put("output_tokens", 300);
        return answer.toString();
    }

    private static List<String> anthropicEvents() {
        List<String> events = new ArrayList<>();
        events.add("{\"type\":\"message_start\",\"message\":{\"id\":\"c-1\",\"role\":\"assistant\",\"content\":[]}}");
        events.add(
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
        for (int i = 0; i < PIECES; i++) {
            ObjectNode event =
                    MAPPER.createObjectNode().put("type", "content_block_delta").put("index", 0);
            event.putObject("delta").put("type", "text_delta").put("text", words(i, 3));
            events.add(event.toString());
        }
        events.add("{\"type\":\"message_stop\"}");
        return events;
    }

    private static String stream(List<String> events) {
        StringBuilder stream = new StringBuilder();
        events.forEach(event -> stream.append("data: ").append(event).append("\n\n"));
        return stream.toString();
    }

    private static String words(int seed, int count) {
        Random random = new Random(seed);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int letters = 2 + random.nextInt(9);
            random.ints(letters, 'a', 'z' + 1).forEach(words::appendCodePoint);
            words.append(i % 12 == 11 ? ".\n" : " ");
        }
        return words.toString();
    }
}
