package org.threadkeep.bench.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComebackTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void times_begin_with_the_kill_and_with_the_start() {
        Comeback comeback = new Comeback(SECOND, 2 * SECOND, 10 * SECOND, 20 * SECOND, 300, 400, 1000);
        assertThat(comeback.secondsFromKill()).isEqualTo(9);
        assertThat(comeback.secondsFromStart()).isEqualTo(8);
        assertThat(comeback.rest()).isEqualTo(600);
        assertThat(comeback.restSeconds()).isEqualTo(10);
    }

    @Test
    void nothing_left_after_the_first_commit_is_no_rate() {
        assertThatThrownBy(() -> new Comeback(1, 2, 3, 4, 300, 1000, 1000)).hasMessageContaining("too few turns");
    }

    @Test
    void a_commit_from_before_the_start_is_none_of_the_new_one() {
        assertThatThrownBy(() -> new Comeback(1, 5, 3, 9, 300, 400, 1000)).hasMessageContaining("order");
    }
}
