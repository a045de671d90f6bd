package org.threadkeep.catalog.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.threadkeep.catalog.storage.SourceName;

class SourceCoverageTest {
    private static final SourceName NAME = new SourceName("acme", "//gateway.example/eu-1");

    private static BitSet without(int numbers, int... missing) {
        BitSet seen = new BitSet();
        seen.set(0, numbers);
        for (int number : missing) {
            seen.clear(number);
        }
        return seen;
    }

    @Test
    void all_numbers_from_the_first_to_the_last_is_complete() {
        SourceCoverage coverage = SourceCoverage.of(NAME, without(100), 0, 0, 99);

        assertThat(coverage.isComplete()).isTrue();
        assertThat(coverage.expected()).isEqualTo(100);
        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void neighbours_that_are_missing_are_one_gap() {
        SourceCoverage coverage = SourceCoverage.of(NAME, without(100, 17, 18, 19, 50), 0, 0, 99);

        assertThat(coverage.missing()).isEqualTo(4);
        assertThat(coverage.gaps()).containsExactly(new Gap(17, 19), new Gap(50, 50));
    }

    @Test
    void what_comes_before_the_first_number_or_after_the_settled_one_is_not_missed() {
        SourceCoverage coverage = SourceCoverage.of(NAME, without(100, 0, 1, 2, 60, 90, 91), 1_000, 1_003, 1_090);

        assertThat(coverage.expected()).isEqualTo(88);
        assertThat(coverage.gaps()).containsExactly(new Gap(1_060, 1_060), new Gap(1_090, 1_090));
    }

    @Test
    void a_leap_is_a_gap_of_its_whole_length() {
        BitSet seen = without(10);
        seen.set(5_000);

        SourceCoverage coverage = SourceCoverage.of(NAME, seen, 0, 0, 5_000);

        assertThat(coverage.gaps()).containsExactly(new Gap(10, 4_999));
        assertThat(coverage.missing()).isEqualTo(4_990);
    }

    @Test
    void the_highest_number_that_can_be_is_looked_at_like_any_other() {
        long base = Long.MAX_VALUE - 99;

        SourceCoverage coverage = SourceCoverage.of(NAME, without(100, 7), base, base, Long.MAX_VALUE);

        assertThat(coverage.expected()).isEqualTo(100);
        assertThat(coverage.gaps()).containsExactly(new Gap(base + 7, base + 7));
    }

    @Test
    void nothing_is_expected_while_nothing_is_settled() {
        SourceCoverage coverage = SourceCoverage.of(NAME, without(100, 4), 0, 0, -1);

        assertThat(coverage.expected()).isZero();
        assertThat(coverage.isComplete()).isTrue();
    }

    @Test
    void many_gaps_are_counted_and_the_first_hundred_are_listed() {
        BitSet every = new BitSet();
        for (int number = 0; number < 1_000; number += 2) {
            every.set(number);
        }

        SourceCoverage coverage = SourceCoverage.of(NAME, every, 0, 0, 999);

        assertThat(coverage.missing()).isEqualTo(500);
        assertThat(coverage.gaps()).hasSize(SourceCoverage.MAX_GAPS).startsWith(new Gap(1, 1));
    }
}
