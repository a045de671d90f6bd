package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Joins the chunks of a streamed chat completion. */
final class OpenAiChatStream implements Dialect.StreamJoin {
    private static final Set<String> GROWING = Set.of(
            "content",
            "refusal",
            "reasoning",
            "reasoning_content",
            "arguments",
            "input",
            "data",
            "transcript",
            "summary",
            "text");
    private static final Set<String> NO_ANSWER = Set.of("choices", "object", "obfuscation");

    private final DeltaJoin around = new DeltaJoin(Set.of());
    private final TreeMap<Integer, DeltaJoin> choices = new TreeMap<>();
    private final TreeMap<Integer, DeltaJoin> messages = new TreeMap<>();
    private final Set<Integer> finished = new HashSet<>();

    @Override
    public void add(ObjectNode chunk) {
        chunk.properties().forEach(member -> {
            if (!NO_ANSWER.contains(member.getKey())) {
                around.add(member.getKey(), member.getValue());
            }
        });
        chunk.path("choices").forEach(this::addChoice);
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = around.joined();
        ArrayNode all = body.putArray("choices");
        choices.forEach((index, choice) -> {
            ObjectNode joined = choice.joined();
            joined.put("index", index);
            joined.set("message", messages.get(index).joined());
            all.add(joined);
        });
        return body;
    }

    @Override
    public boolean isComplete() {
        return !choices.isEmpty() && finished.containsAll(choices.keySet());
    }

    private void addChoice(JsonNode choice) {
        if (!choice.isObject()) {
            return;
        }
        int index = choice.path("index").asInt();
        DeltaJoin around = choices.computeIfAbsent(index, i -> new DeltaJoin(Set.of()));
        choice.properties().forEach(member -> {
            if (!member.getKey().equals("delta") && !member.getKey().equals("index")) {
                around.add(member.getKey(), member.getValue());
            }
        });
        messages.computeIfAbsent(index, i -> new DeltaJoin(GROWING)).add(choice.path("delta"));
        if (NormalForm.isPresent(choice.path("finish_reason"))) {
            finished.add(index);
        }
    }
}
