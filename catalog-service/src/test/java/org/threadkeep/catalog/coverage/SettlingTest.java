package org.threadkeep.catalog.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Settling settling = new Settling(Duration.ofMinutes(10));

    private long look(int minute, long highest) {
        return settling.look(START.plus(Duration.ofMinutes(minute)), highest);
    }

    @Test
    void nothing_is_settled_before_the_time_is_over() {
        assertThat(look(0, 100)).isEqualTo(-1);
        assertThat(look(9, 200)).isEqualTo(-1);
    }

    @Test
    void what_was_there_so_long_ago_is_settled_and_what_came_later_is_not() {
        look(0, 100);
        look(5, 200);

        assertThat(look(12, 300)).isEqualTo(100);
        assertThat(look(15, 400)).isEqualTo(200);
    }

    @Test
    void a_catalog_that_is_built_anew_takes_nothing_back() {
        look(0, 100);
        look(10, 100);

        assertThat(look(20, 5)).isEqualTo(100);
    }

    @Test
    void without_time_all_is_settled_at_once() {
        assertThat(new Settling(Duration.ZERO).look(START, 7)).isEqualTo(7);
    }

    @Test
    void looking_often_still_settles() {
        long settled = -1;
        for (int second = 0; second <= 1_800; second++) {
            settled = settling.look(START.plusSeconds(second), second);
        }

        assertThat(settled).isBetween(600L, 1_200L);
    }
}
