package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Joins the chunks of a streamed answer: each is a whole response, with the parts that came since the one before. */
final class GeminiStream implements Dialect.StreamJoin {
    /** The last counts are those of the whole; lists in them don't grow. */
    private final ObjectNode usage = NormalForm.NODES.objectNode();

    private final DeltaJoin around = new DeltaJoin(Set.of());
    private final TreeMap<Integer, DeltaJoin> candidates = new TreeMap<>();
    private final Set<Integer> finished = new HashSet<>();

    @Override
    public void add(ObjectNode chunk) {
        chunk.properties().forEach(member -> {
            if (!member.getKey().equals("candidates") && !member.getKey().equals("usageMetadata")) {
                around.add(member.getKey(), member.getValue());
            }
        });
        chunk.path("usageMetadata").properties().forEach(count -> usage.set(count.getKey(), count.getValue()));
        for (JsonNode candidate : chunk.path("candidates")) {
            int index = candidate.path("index").asInt();
            candidates.computeIfAbsent(index, i -> new DeltaJoin(Set.of())).add(candidate);
            if (NormalForm.isPresent(candidate.path("finishReason"))) {
                finished.add(index);
            }
        }
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = around.joined();
        body.set("usageMetadata", usage);
        ArrayNode all = body.putArray("candidates");
        candidates.values().forEach(candidate -> all.add(candidate.joined()));
        return body;
    }

    @Override
    public boolean isComplete() {
        boolean blocked = !around.joined().path("promptFeedback").isMissingNode();
        return blocked || (!candidates.isEmpty() && finished.containsAll(candidates.keySet()));
    }
}
