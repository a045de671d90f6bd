package org.threadkeep.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.threadkeep.client.Json;
import org.threadkeep.client.SentTurn;

/** Makes the turns of a conversation from a seed: the same ones for the same numbers. */
final class TurnMaker {
    private static final int MODELS = 5;
    private static final int SUBJECTS = 40;
    private static final int SWITCHES_MODEL_AT = 6;
    private static final String[] WORDS = {
        "preserve",
        "言葉",
        "null\u0000byte",
        "\"quoted\\\"",
        "🪶",
        "line\u2028separator",
        "\u202Ebidi",
        "{}",
        "thread",
        "of"
    };

    private final long seed;

    TurnMaker(long seed) {
        this.seed = seed;
    }

    /** One turn of a conversation; another body makes another turn under the same id. */
    SentTurn turn(int conversation, int index, int body) {
        Random random = new Random(seed * 1_000_003L + conversation * 10_007L + index * 31L + body);
        String id = conversation + "-" + index;
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("type", "org.threadkeep.turn.recorded.v1");
        attributes.put("id", id);
        attributes.put("source", "urn:threadkeep:faults:" + seed);
        attributes.put("tenant", "tenant-" + conversation % 3);
        attributes.put("datasubject", "subject-" + conversation % SUBJECTS);
        attributes.put("conversationid", "faults-" + seed + "-" + conversation);
        attributes.put("modelversion", "model-" + (conversation + index / SWITCHES_MODEL_AT) % MODELS);
        attributes.put("sequence", index + 1);
        String data = data(random, id);
        String head = Json.text(attributes);
        String event = head.substring(0, head.length() - 1) + ",\"data\":" + data + "}";
        return new SentTurn(id, event.getBytes(UTF_8), data.getBytes(UTF_8));
    }

    private static String data(Random random, String id) {
        return "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":" + Json.text(id + " " + words(random, 30))
                + "}]}, \"output\":{\"messages\":[{\"role\":\"assistant\",\"content\":"
                + Json.text(words(random, length(random))) + "}]}}";
    }

    /** Most answers are short, some long, and now and then one takes about a megabyte. */
    private static int length(Random random) {
        int kind = random.nextInt(1000);
        if (kind == 0) {
            return 150_000;
        }
        return kind < 80 ? 1_000 + random.nextInt(4_000) : random.nextInt(200);
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ').append(random.nextInt(10));
        }
        return text.toString();
    }
}
