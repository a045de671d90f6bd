package org.threadkeep.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final AtomicLong now = new AtomicLong();
    private final Silence silence = new Silence(now::get);

    @Test
    void time_in_which_nobody_asks_is_no_silence() {
        // Given
        silence.asked();
        later(10);
        silence.answered();

        // When
        later(5_000);
        silence.asked();
        later(20);
        silence.answered();

        // Then
        assertThat(silence.longest()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void one_who_waits_while_others_are_answered_is_no_silence() {
        // Given
        silence.asked();

        // When
        for (int i = 0; i < 10; i++) {
            silence.asked();
            later(300);
            silence.answered();
        }

        // Then
        assertThat(silence.longest()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_refusal_does_not_end_it() {
        // Given
        silence.asked();

        // When
        later(700);
        silence.refused();
        later(500);
        silence.refused();
        later(100);
        silence.answered();

        // Then
        assertThat(silence.longest()).isEqualTo(Duration.ofMillis(1_300));
        assertThat(silence.longestRefused()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void a_slow_answer_is_no_refusal() {
        // Given
        silence.asked();
        silence.refused();
        silence.answered();

        // When
        silence.asked();
        later(3_000);
        silence.answered();

        // Then
        assertThat(silence.longest()).isEqualTo(Duration.ofSeconds(3));
        assertThat(silence.longestRefused()).isZero();
    }

    @Test
    void it_is_told_also_while_it_lasts() {
        // Given
        silence.asked();

        // When
        later(900);

        // Then
        assertThat(silence.longest()).isEqualTo(Duration.ofMillis(900));
    }

    private void later(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
