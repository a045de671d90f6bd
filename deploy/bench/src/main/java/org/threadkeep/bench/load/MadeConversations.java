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

    private final Random random;
    private final Words words;
    private int made;

    /** Begins anew. */
    public MadeConversations(long seed) {
        this.random = new Random(seed);
        this.words = new Words(random);
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
        return words.message(role, bytes).getBytes(UTF_8);
    }
}
