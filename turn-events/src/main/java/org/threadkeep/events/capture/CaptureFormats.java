package org.threadkeep.events.capture;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.threadkeep.events.InvalidEventException;

/** All formats that are known, and no other. */
public final class CaptureFormats {
    private static final SortedMap<String, CaptureFormat> BY_NAME = byName(List.of(
            new ProviderFormat("openai-chat", 1, new OpenAiChat()),
            new ProviderFormat("openai-responses", 1, new OpenAiResponses()),
            new ProviderFormat("anthropic-messages", 1, new AnthropicMessages()),
            new ProviderFormat("gemini", 1, new Gemini()),
            new ProviderFormat("bedrock-converse", 1, new BedrockConverse()),
            new ProviderFormat("sglang-generate", 1, new SglangGenerate()),
            new LogFormat("litellm", 1, new LiteLlmRecord()),
            new LogFormat("dynamo", 1, new DynamoRecord()),
            new LogFormat("kong", 1, new KongRecord()),
            new LogFormat("apisix", 1, new ApisixRecord())));

    private CaptureFormats() {}

    /** The newest version of a format, by its name. */
    public static Optional<CaptureFormat> newest(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Names of all formats, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * The format of this name and version.
     *
     * @throws InvalidEventException when this library does not know it; a newer one may
     */
    public static CaptureFormat require(String name, int version) {
        CaptureFormat format = newest(name)
                .orElseThrow(() -> new InvalidEventException(
                        "data.capture.format", "has no adapter here; there are adapters for " + names()));
        if (format.version() != version) {
            throw new InvalidEventException(
                    "data.capture.adapter",
                    "unknown version " + version + " of '" + name + "'; this reader knows " + format.version());
        }
        return format;
    }

    private static SortedMap<String, CaptureFormat> byName(List<CaptureFormat> formats) {
        SortedMap<String, CaptureFormat> byName = new TreeMap<>();
        formats.forEach(format -> byName.put(format.name(), format));
        return byName;
    }
}
