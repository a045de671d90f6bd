package org.threadkeep.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.bench.result.Latencies;

class FrozenOffsetsTest {
    private final Latencies frozen = new Latencies("probes");
    private final FrozenOffsets waiting = new FrozenOffsets(frozen);

    @Test
    void a_turn_is_frozen_when_what_is_committed_lies_behind_it() {
        // Given
        waiting.add(2, 17, 1_000_000_000);

        // When, Then the turn's own offset is the next to be frozen
        waiting.committed(Map.of(2, 17L), 1_500_000_000);
        assertThat(frozen.count()).isZero();

        // When, Then
        waiting.committed(Map.of(2, 18L), 1_800_000_000);
        assertThat(frozen.text()).startsWith("1 probes, p50 800.");
        assertThat(waiting.size()).isZero();
    }

    @Test
    void another_partition_says_nothing_of_it() {
        waiting.add(2, 17, 1_000);
        waiting.committed(Map.of(1, 100L), 2_000);
        assertThat(frozen.count()).isZero();
        assertThat(waiting.size()).isOne();
    }

    @Test
    void each_is_told_once() {
        waiting.add(0, 1, 0);
        waiting.committed(Map.of(0, 5L), 10);
        waiting.committed(Map.of(0, 6L), 20);
        assertThat(frozen.count()).isOne();
    }
}
