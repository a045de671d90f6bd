package org.threadkeep.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.threadkeep.replay.Conversation;

/** Conversations without end, made of words, with the sizes of real ones. The same seed makes the same. */
public final class MadeConversations implements Iterator<Conversation> {
    private static final int MODELS = 200;
    private static final int WORDS = 5_000;

    private final Random random;
    private final List<String> words = new ArrayList<>();
    private int made;

    /** Begins anew. */
    public MadeConversations(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < WORDS; i++) {
            words.add(word());
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Conversation next() {
        int calls = Sizes.ofCalls().quantile(random.nextDouble());
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            messages.add(message("user", Sizes.ofInput().quantile(random.nextDouble())));
            messages.add(message("assistant", Sizes.ofOutput().quantile(random.nextDouble())));
        }
        String model = "model-" + random.nextInt(MODELS);
        return new Conversation("made-" + ++made, model, messages, Optional.empty(), Optional.empty());
    }

    private byte[] message(String role, int bytes) {
        StringBuilder json = new StringBuilder(bytes + 16);
        json.append("{\"role\":\"").append(role).append("\",\"content\":\"");
        while (json.length() < bytes - 2) {
            json.append(frequentWord()).append(' ');
        }
        json.setLength(Math.max(json.lastIndexOf("\"") + 1, Math.min(json.length(), bytes - 2)));
        return json.append("\"}").toString().getBytes(UTF_8);
    }

    /** A few words are frequent and most are rare, as in any language. */
    private String frequentWord() {
        return words.get((int) (Math.pow(WORDS, random.nextDouble()) - 1));
    }

    private String word() {
        StringBuilder letters = new StringBuilder();
        int length = 2 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
