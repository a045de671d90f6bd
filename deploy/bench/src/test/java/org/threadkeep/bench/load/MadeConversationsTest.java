package org.threadkeep.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.threadkeep.client.Json;
import org.threadkeep.replay.Conversation;

class MadeConversationsTest {
    private static final int ENOUGH = 3_000;

    private static List<Conversation> some(long seed) {
        MadeConversations made = new MadeConversations(seed);
        return Stream.generate(made::next).limit(ENOUGH).toList();
    }

    /** Every second message, from this one on. */
    private static List<Integer> sizes(List<Conversation> conversations, int from) {
        List<Integer> sizes = new ArrayList<>();
        for (Conversation conversation : conversations) {
            IntStream.range(0, conversation.messages().size())
                    .filter(i -> i % 2 == from)
                    .forEach(i -> sizes.add(conversation.messages().get(i).length));
        }
        return sizes.stream().sorted().toList();
    }

    private static void requireAsIn(Sizes expected, List<Integer> sizes) {
        for (double level : new double[] {0.1, 0.5, 0.9}) {
            double wanted = expected.quantile(level);
            int found = sizes.get((int) (level * sizes.size()));
            assertThat(found / wanted).as("level %s", level).isBetween(0.8, 1.25);
        }
    }

    @Test
    void messages_have_the_sizes_of_real_ones() {
        List<Conversation> conversations = some(1);
        requireAsIn(Sizes.ofInput(), sizes(conversations, 0));
        requireAsIn(Sizes.ofOutput(), sizes(conversations, 1));
    }

    @Test
    void every_message_is_json() {
        assertThat(some(2)).allSatisfy(conversation -> assertThat(conversation.messages())
                .allSatisfy(message ->
                        assertThat(Json.tree(message).path("role").asText()).isIn("user", "assistant")));
    }

    @Test
    void the_same_seed_makes_the_same() {
        List<String> first = some(3).stream().map(MadeConversationsTest::text).toList();
        List<String> again = some(3).stream().map(MadeConversationsTest::text).toList();
        List<String> other = some(4).stream().map(MadeConversationsTest::text).toList();
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    private static String text(Conversation conversation) {
        return conversation.model() + new String(conversation.messages().get(1), UTF_8);
    }
}
