package org.threadkeep.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void percentiles_are_those_of_the_lookups() {
        // Given 98 of a millisecond and two of a hundred
        Histogram nanos = new Histogram(3_600_000_000_000L, 3);
        nanos.recordValueWithCount(1_000_000, 98);
        nanos.recordValueWithCount(100_000_000, 2);

        // When
        Times times = Times.of(nanos, 2, 12_000);

        // Then
        assertThat(times.lookups()).isEqualTo(100);
        assertThat(times.meanBytes()).isEqualTo(120);
        assertThat(times.p50Micros()).isEqualTo(1_000, within(1.0));
        assertThat(times.p99Micros()).isEqualTo(100_000, within(100.0));
        assertThat(times.meanMicros()).isEqualTo(2_980, within(5.0));
    }

    @Test
    void a_line_says_the_same() {
        Times times = new Times(4711, 2.5, 812.25, 700.125, 9000.5, 1234.5);
        assertThat(Times.parse(times.line())).isEqualTo(times);
    }

    @Test
    void no_lookups_are_no_measurement() {
        assertThatThrownBy(() -> new Times(0, 1, 0, 0, 0, 0)).hasMessageContaining("lookups");
    }
}
