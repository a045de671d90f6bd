package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a recorded request sends an earlier call again. Judged without context keys: by how many messages there are, whose they
 * are and what people and tools said in them, so that a key that differs for no reason shows.
 */
record Resent(JsonNode request) {

    /** How many messages of the earlier call are sent again with an answer after them; 0 when it is not this one's parent. */
    int contains(JsonNode earlier) {
        JsonNode before = earlier.path("request").path("messages");
        JsonNode now = request.path("messages");
        if (earlier.path("status").asInt() != 200 || now.size() <= before.size()) {
            return 0;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!sameSpeaker(before.get(i), now.get(i))
                    || !Message.isModel(before.get(i)) && !words(before.get(i)).equals(words(now.get(i)))) {
                return 0;
            }
        }
        return answeredLast(now, before.size()) ? before.size() : 0;
    }

    /** Whether the answer is the last that a model said: what a client put between is not the call's doing. */
    private static boolean answeredLast(JsonNode now, int answer) {
        for (int i = answer + 1; i < now.size(); i++) {
            if (Message.isModel(now.get(i))) {
                return false;
            }
        }
        return Message.isModel(now.get(answer));
    }

    private static boolean sameSpeaker(JsonNode one, JsonNode other) {
        return one.path("role").asText().equals(other.path("role").asText());
    }

    private static String words(JsonNode message) {
        return new Words().add(message.path("content")).text();
    }
}
