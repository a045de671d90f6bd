package org.threadkeep.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static Sample sample(double seconds, long done, double cpu) {
        return new Sample((long) (seconds * 1e9), done, Map.of("freezer", cpu));
    }

    @Test
    void a_window_leaves_out_the_first_half_and_the_last_twentieth() {
        // Given a run that is slow to begin and slow to end
        List<Sample> samples = List.of(
                sample(0, 0, 1),
                sample(9, 400, 5),
                sample(10, 510, 6),
                sample(11, 600, 7),
                sample(12, 960, 8),
                sample(30, 1000, 9));

        // When
        Window window = Window.of(samples, 1000);

        // Then
        assertThat(window.done()).isEqualTo(450);
        assertThat(window.seconds()).isEqualTo(2, within(1e-9));
        assertThat(window.rate()).isEqualTo(225, within(1e-6));
        assertThat(window.cpuPerMillion()).containsEntry("freezer", 2.0 / 450 * 1e6);
    }

    @Test
    void a_run_that_was_over_between_two_samples_measures_nothing() {
        // Given
        List<Sample> samples = List.of(sample(0, 0, 0), sample(1, 1000, 1));

        // When, Then
        assertThatThrownBy(() -> Window.of(samples, 1000)).hasMessageContaining("too few turns");
    }

    @Test
    void a_run_that_did_not_come_to_its_end_measures_nothing() {
        // Given
        List<Sample> samples = List.of(sample(0, 0, 0), sample(1, 600, 1));

        // When, Then
        assertThatThrownBy(() -> Window.of(samples, 1000)).hasMessageContaining("950");
    }
}
