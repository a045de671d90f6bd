package org.threadkeep.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    private static final List<String> IDS =
            IntStream.range(0, 100).mapToObj(Integer::toString).toList();

    @Test
    void the_same_seed_gives_the_same_order() {
        assertThat(KnownKeys.shuffled(IDS, 7))
                .isEqualTo(KnownKeys.shuffled(Set.copyOf(IDS), 7))
                .isNotEqualTo(KnownKeys.shuffled(IDS, 8))
                .containsExactlyInAnyOrderElementsOf(IDS);
    }

    @Test
    void a_depth_counts_the_turns_of_the_conversation_before() {
        assertThat(KnownKeys.depths(List.of("a", "b", "a", "c", "a", "b"))).containsExactly(0, 0, 1, 0, 2, 1);
    }

    @Test
    void threads_that_have_grown_longer_are_left_out() {
        assertThat(KnownKeys.noLonger(Map.of("short", 1, "as long", 4, "longer", 5), 4))
                .containsExactlyInAnyOrder("short", "as long");
    }

    @Test
    void nothing_to_look_up_is_refused() {
        assertThatThrownBy(() -> KnownKeys.shuffled(List.of(), 1)).hasMessageContaining("no keys");
    }

    @Test
    void names_of_models_can_stand_in_a_path() {
        assertThat(Key.MODEL_THREADS.path("acme/ft 3")).isEqualTo("/v1/models/acme%2Fft%203/threads?limit=3");
    }
}
