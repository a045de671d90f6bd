package org.threadkeep.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.threadkeep.bench.result.Spread;

class LagSamplesTest {
    private static LagSamples of(long... turns) {
        LagSamples samples = new LagSamples();
        LongStream.of(turns).forEach(samples::add);
        return samples;
    }

    @Test
    void halves_are_told_apart() {
        LagSamples samples = of(900, 700, 10, 30, 20, 40);
        assertThat(samples.firstHalf()).isEqualTo(new Spread(700, 10, 900));
        assertThat(samples.secondHalf()).isEqualTo(new Spread(30, 20, 40));
    }

    @Test
    void the_middle_one_of_an_odd_number_belongs_to_the_second_half() {
        assertThat(of(1, 5, 9).secondHalf()).isEqualTo(new Spread(7, 5, 9));
    }

    @Test
    void one_sample_is_a_second_half() {
        assertThat(LagSamples.text(of(1234).secondHalf())).isEqualTo("least 1,234, median 1,234, most 1,234");
    }
}
