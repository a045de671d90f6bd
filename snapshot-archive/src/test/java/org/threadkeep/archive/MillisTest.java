package org.threadkeep.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MillisTest {
    @Test
    void every_time_of_whole_milliseconds_comes_back() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(-5_000_000_000_000L, 500_000_000_000_000L)
                    / (i % 2 == 0 ? 1 : 1000)
                    * (i % 2 == 0 ? 1 : 1000);
            assertThat(Millis.of(Instant.ofEpochMilli(millis).toString())).isEqualTo(OptionalLong.of(millis));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T23:59:60Z",
                "2026-01-01t00:00:00Z",
                "2026-01-01T00:00:00.000Z",
                "2026-01-01T00:00:00.1234Z",
                "2026-01-01T00:00:00+00:00",
                "2026-01-01T00:00:0xZ",
                "2026/01/01T00:00:00Z",
                "",
            })
    void what_would_not_come_back_as_it_was_is_no_number(String text) {
        assertThat(Millis.of(text)).isEmpty();
    }
}
