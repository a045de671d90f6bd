package org.threadkeep.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {
    private final List<CompletableFuture<Integer>> started = new ArrayList<>();

    private CompletableFuture<List<Integer>> run(int items, int limit) {
        return Concurrently.map(IntStream.range(0, items).boxed().toList(), limit, item -> {
            CompletableFuture<Integer> work = new CompletableFuture<>();
            started.add(work);
            return work;
        });
    }

    @Test
    void no_more_than_the_limit_is_under_way() {
        // Given
        CompletableFuture<List<Integer>> all = run(5, 2);

        // When
        int before = started.size();
        started.get(1).complete(11);

        // Then
        assertThat(before).isEqualTo(2);
        assertThat(started).hasSize(3);
        assertThat(all).isNotDone();
    }

    @Test
    void results_stand_in_the_order_of_the_items() {
        // Given
        CompletableFuture<List<Integer>> all = run(3, 3);

        // When
        started.get(2).complete(12);
        started.get(0).complete(10);
        started.get(1).complete(11);

        // Then
        assertThat(all).isCompletedWithValue(List.of(10, 11, 12));
    }

    @Test
    void after_a_failure_nothing_is_started_and_what_is_under_way_is_awaited() {
        // Given
        CompletableFuture<List<Integer>> all = run(5, 2);

        // When
        started.get(0).completeExceptionally(new IllegalStateException("no"));
        boolean doneAtOnce = all.isDone();
        started.get(1).complete(11);

        // Then
        assertThat(doneAtOnce).isFalse();
        assertThat(started).hasSize(2);
        assertThatThrownBy(() -> Concurrently.await(all)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void work_that_is_done_at_once_does_not_deepen_the_stack() {
        // When
        CompletableFuture<List<Integer>> all =
                Concurrently.map(IntStream.range(0, 100_000).boxed().toList(), 16, CompletableFuture::completedFuture);

        // Then
        assertThat(all.join()).hasSize(100_000);
    }

    @Test
    void nothing_to_do_is_done() {
        assertThat(run(0, 4)).isCompletedWithValue(List.of());
    }
}
