package org.threadkeep.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    private void add(long fromSeconds, long millis) {
        long from = TimeUnit.SECONDS.toNanos(fromSeconds);
        latencies.add(from, from + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void the_later_half_are_those_that_began_later_whenever_they_ended() {
        // Given slow ones at first, of which one ends last
        add(3, 40);
        add(4, 50);
        add(2, 600);
        add(1, 2_000);

        // Then
        assertThat(latencies.text())
                .isEqualTo("4 probes, p50 50 ms, p99 2000 ms, max 2000 ms; later half p50 40 ms, p99 50 ms, max 50 ms");
    }
}
