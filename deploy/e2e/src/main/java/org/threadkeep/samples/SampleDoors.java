package org.threadkeep.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.client.Http;
import org.threadkeep.client.Json;

/** The endpoint of each format: posts samples as their senders would. */
final class SampleDoors {
    private static final String JSON = "application/json";

    private final Http http = new Http();
    private final URI ingest;
    private final FeedTopic feed;

    SampleDoors(URI ingest, FeedTopic feed) {
        this.ingest = ingest;
        this.feed = feed;
    }

    /**
     * Sends one.
     *
     * @throws IllegalStateException when it is refused, or nobody knows where it belongs
     */
    void send(Sample sample) {
        JsonNode json = Json.tree(sample.content());
        switch (sample.kind()) {
            case "otlp-log-genai" -> post(sample, "/v1/logs", sample.content());
            case "otlp-span-genai" -> post(sample, "/v1/traces", sample.content());
            case "envoy-aigw-genai-message" -> post(sample, "/v1/traces", SpanOf.messages(json));
            case "openinference-span-attributes", "traceloop-legacy-attributes" ->
                post(sample, "/v1/traces", SpanOf.attributes(json));
            case "litellm-standard-logging-batch" -> capture(sample, "litellm");
            case "openai-chat-exchange" -> capture(sample, "openai-chat");
            case "openai-responses-exchange" -> capture(sample, "openai-responses");
            case "anthropic-messages-exchange" -> capture(sample, "anthropic-messages");
            case "vllm-chat-response-token-ids" -> response(sample, "openai-chat");
            case "sglang-generate-response" -> response(sample, "sglang-generate");
            case "dynamo-audit-record" -> capture(sample, "dynamo");
            case "kserve-cloudevent-pair" -> json.forEach(half -> half(sample, half));
            case "kong-kafka-log" -> capture(sample, "kong");
            case "apisix-kafka-logger" -> capture(sample, "apisix");
            case "cloudevents-kafka-binary" -> feed.publish(json);
            default -> throw new IllegalStateException("no endpoint is known for " + sample.name());
        }
    }

    private void capture(Sample sample, String format) {
        post(sample, "/v1/capture/" + format, sample.content());
    }

    /** A response of which nobody kept the request; SGLang's names no model. */
    private void response(Sample sample, String format) {
        String exchange = "{\"modelversion\":\"m\",\"id\":\"" + sample.name() + "\",\"response\":"
                + new String(sample.content(), UTF_8) + "}";
        post(sample, "/v1/capture/" + format, exchange.getBytes(UTF_8));
    }

    private void half(Sample sample, JsonNode half) {
        Map<String, String> headers = new TreeMap<>();
        half.path("headers").properties().forEach(header -> {
            if (!header.getKey().equals("content-type")) {
                headers.put(header.getKey(), header.getValue().asText());
            }
        });
        URI uri = ingest.resolve("/v1/kserve/openai-chat?tenant=" + sample.tenant());
        require(
                sample,
                http.send(
                        "POST", uri, JSON, headers, Json.text(half.path("body")).getBytes(UTF_8)));
    }

    private void post(Sample sample, String path, byte[] body) {
        Map<String, String> headers = Map.of("X-Threadkeep-Tenant", sample.tenant());
        require(sample, http.send("POST", ingest.resolve(path), JSON, headers, body));
    }

    private static void require(Sample sample, HttpResponse<byte[]> answer) {
        String said = new String(answer.body(), UTF_8);
        boolean taken = answer.statusCode() / 100 == 2 && !said.contains("\"rejected\":1") && !said.contains("partial");
        if (!taken) {
            throw new IllegalStateException(sample.name() + " was answered with " + answer.statusCode() + ": "
                    + said.substring(0, Math.min(300, said.length())));
        }
    }
}
