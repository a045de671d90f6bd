package org.threadkeep.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies("probes");

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
        add(1, 5_000);

        // Then
        assertThat(latencies.text())
                .isEqualTo("4 probes, p50 50.0 ms, p99 5,001.2 ms, p99.9 5,001.2 ms, max 5,001.2 ms; "
                        + "later half p50 40.0 ms, p99 50.0 ms, p99.9 50.0 ms, max 50.0 ms");
    }
}
