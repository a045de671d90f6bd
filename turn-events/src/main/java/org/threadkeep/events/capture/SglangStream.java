package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Joins the chunks of a streamed answer, each of which holds all text so far, or, where the server is set so, what is new. */
final class SglangStream implements Dialect.StreamJoin {
    private final TreeMap<Integer, Answer> answers = new TreeMap<>();
    private JsonNode error = NormalForm.NODES.missingNode();

    /** One of the answers to the prompt. */
    private static final class Answer {
        private final StringBuilder pieces = new StringBuilder();
        private final ArrayNode idPieces = NormalForm.NODES.arrayNode();
        private String last = "";
        private JsonNode lastIds = NormalForm.NODES.arrayNode();
        private boolean soFar = true;
        private JsonNode meta = NormalForm.NODES.missingNode();

        void add(JsonNode chunk) {
            String text = chunk.path("text").asText("");
            soFar &= text.startsWith(last);
            last = text;
            pieces.append(text);
            if (chunk.path("output_ids").isArray()) {
                lastIds = chunk.path("output_ids");
                idPieces.addAll((ArrayNode) lastIds);
            }
            meta = NormalForm.firstOf(chunk.path("meta_info"), meta);
        }

        ObjectNode joined() {
            ObjectNode joined = NormalForm.NODES.objectNode().put("text", soFar ? last : pieces.toString());
            if (!idPieces.isEmpty()) {
                joined.set("output_ids", soFar ? lastIds : idPieces);
            }
            return joined.set("meta_info", meta);
        }

        boolean isComplete() {
            return NormalForm.isPresent(meta.path("finish_reason"));
        }
    }

    @Override
    public void add(ObjectNode chunk) {
        if (NormalForm.isPresent(chunk.path("error"))) {
            error = chunk.path("error");
        } else {
            answers.computeIfAbsent(index(chunk), index -> new Answer()).add(chunk);
        }
    }

    /** Answers that came whole in an array have no index: each is complete before the next one. */
    private int index(JsonNode chunk) {
        boolean next = !answers.isEmpty() && answers.lastEntry().getValue().isComplete();
        int place = answers.isEmpty() ? 0 : answers.lastKey() + (next ? 1 : 0);
        return chunk.path("index").asInt(place);
    }

    @Override
    public ObjectNode body() {
        ObjectNode body = NormalForm.NODES.objectNode();
        ArrayNode all = body.putArray(SglangGenerate.CHOICES);
        answers.values().forEach(answer -> all.add(answer.joined()));
        if (NormalForm.isPresent(error)) {
            body.set("error", error);
        }
        return body;
    }

    @Override
    public boolean isComplete() {
        return !answers.isEmpty() && answers.values().stream().allMatch(Answer::isComplete);
    }
}
