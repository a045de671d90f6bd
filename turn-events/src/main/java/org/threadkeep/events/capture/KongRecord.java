package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.threadkeep.events.capture.NormalForm.firstOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.threadkeep.events.InvalidEventException;

/** A log record of Kong's AI plugins, whose payloads are the bodies themselves, as texts. */
final class KongRecord implements LogFormat.Reading {
    @Override
    public void read(ObjectNode logged, NormalForm form) {
        JsonNode plugin = plugin(logged.path("ai"));
        JsonNode request = plugin.path("payload").path("request");
        JsonNode response = plugin.path("payload").path("response");
        if (!NormalForm.isPresent(request) && !NormalForm.isPresent(response)) {
            throw new InvalidEventException(
                    "data.capture.logged", "holds no payloads; the plugin's 'log_payloads' is not switched on");
        }
        new ProviderFormat("kong", 1, Dialects.of(parsed(request), parsed(response)))
                .read(Optional.ofNullable(bytes(request)), Optional.ofNullable(bytes(response)), failed(logged), form);
        around(logged, plugin, form);
    }

    private static boolean failed(JsonNode logged) {
        int status = firstOf(logged.path("response").path("status"), logged.path("upstream_status"))
                .asInt();
        return status >= ProviderFormat.FIRST_ERROR_STATUS;
    }

    /** The plugin stands under its name, or under that of its first letters. */
    private static JsonNode plugin(JsonNode ai) {
        for (JsonNode plugin : ai) {
            if (plugin.path("payload").isObject()) {
                return plugin;
            }
        }
        return ai;
    }

    private static void around(ObjectNode logged, JsonNode plugin, NormalForm form) {
        JsonNode meta = plugin.path("meta");
        JsonNode usage = plugin.path("usage");
        form.setIfAbsent("request", "model", meta.path("request_model"))
                .setIfAbsent("response", "model", meta.path("response_model"))
                .set("response", "provider", meta.path("provider_name"))
                .set("response", "latency", meta.path("llm_latency"))
                .setIfAbsent("response", "id", logged.path("request").path("id"))
                .setIfAbsent("usage", "input_tokens", usage.path("prompt_tokens"))
                .setIfAbsent("usage", "output_tokens", usage.path("completion_tokens"))
                .set("times", "started_at", LogTimes.ofMillis(logged.path("started_at")));
    }

    private static JsonNode parsed(JsonNode payload) {
        return payload.isTextual() ? WireJson.parse(bytes(payload)).orElse(NormalForm.NODES.missingNode()) : payload;
    }

    private static byte[] bytes(JsonNode payload) {
        if (!NormalForm.isPresent(payload)) {
            return null;
        }
        return (payload.isTextual() ? payload.textValue() : payload.toString()).getBytes(UTF_8);
    }
}
