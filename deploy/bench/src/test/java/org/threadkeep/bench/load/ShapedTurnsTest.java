package org.threadkeep.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.threadkeep.client.Json;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;

class ShapedTurnsTest {
    private static final int NEW_BYTES = 400;

    private static List<BenchTurn> all(Shape shape, long seed) {
        List<BenchTurn> turns = new ArrayList<>();
        new ShapedTurns(shape, IdentityKey.of(new byte[IdentityKey.BYTES]), seed).forEachRemaining(turns::add);
        return turns;
    }

    private static String header(BenchTurn turn, String name) {
        return new String(turn.encoded().headers().get(name), UTF_8);
    }

    /** Of the messages alone. */
    private static int messageBytes(BenchTurn turn) {
        var data = Json.tree(turn.encoded().value());
        int bytes = 0;
        for (String side : List.of("input", "output")) {
            for (var message : data.path(side).path("messages")) {
                bytes += message.toString().length();
            }
        }
        return bytes;
    }

    @Test
    void each_turn_adds_as_many_bytes_whatever_the_length_of_its_thread() {
        for (int length : new int[] {1, 7, 60}) {
            assertThat(all(new Shape(60, length, 3, 1, NEW_BYTES, false), 1))
                    .allSatisfy(turn -> assertThat(messageBytes(turn)).isEqualTo(NEW_BYTES));
        }
    }

    @Test
    void a_turn_with_history_has_all_that_its_thread_said_before() {
        List<BenchTurn> turns = all(new Shape(20, 5, 2, 1, NEW_BYTES, true), 1);
        Map<String, List<Integer>> byThread = turns.stream()
                .collect(Collectors.groupingBy(
                        BenchTurn::conversation,
                        Collectors.mapping(ShapedTurnsTest::messageBytes, Collectors.toList())));
        assertThat(byThread).hasSize(4);
        assertThat(byThread.values())
                .allSatisfy(sizes -> assertThat(sizes).containsExactly(400, 800, 1200, 1600, 2000));
    }

    @Test
    void there_are_as_many_threads_as_asked_for_at_the_same_time() {
        List<BenchTurn> turns = all(Shape.ofThreads(300, 30, NEW_BYTES), 1);
        assertThat(turns).hasSize(300);
        assertThat(turns.subList(0, 30)).extracting(BenchTurn::conversation).doesNotHaveDuplicates();
        assertThat(turns)
                .extracting(turn -> header(turn, "ce_threadid"))
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(30));
        assertThat(turns).extracting(turn -> header(turn, "ce_turnid")).doesNotHaveDuplicates();
    }

    @Test
    void threads_share_the_models() {
        List<BenchTurn> turns = all(Shape.ofThreads(100, 50, NEW_BYTES).withModels(10), 1);
        assertThat(turns.stream().map(turn -> header(turn, "ce_modelversion")).distinct())
                .hasSize(10);
    }

    @Test
    void turns_are_what_the_freezer_takes() {
        assertThat(all(new Shape(30, 3, 4, 2, NEW_BYTES, true), 1)).allSatisfy(turn -> assertThat(
                        TurnRecordCodec.decode(turn.encoded()).data())
                .hasSize(turn.dataBytes()));
    }

    @Test
    void the_same_seed_makes_the_same() {
        Shape shape = new Shape(40, 4, 4, 2, NEW_BYTES, true);
        List<String> first = all(shape, 3).stream().map(ShapedTurnsTest::text).toList();
        List<String> again = all(shape, 3).stream().map(ShapedTurnsTest::text).toList();
        List<String> other = all(shape, 4).stream().map(ShapedTurnsTest::text).toList();
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    private static String text(BenchTurn turn) {
        return new String(turn.event(), UTF_8);
    }

    @Test
    void a_shape_without_turns_is_refused() {
        assertThatThrownBy(() -> new Shape(0, 1, 1, 1, NEW_BYTES, false)).hasMessageContaining("turns");
        assertThatThrownBy(() -> new Shape(1, 1, 1, 1, 10, false)).hasMessageContaining("newBytes");
    }
}
