package org.threadkeep.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.result.Window;

class CostsTest {
    @Test
    void a_turn_costs_what_all_processes_used() {
        // Given 10,000 turns for 3 CPU seconds
        Series series = new Series("threads of 10");
        series.add(new Window(10_000, 5, Map.of("freezer", 2.0, "cassandra", 1.0)));

        // When, Then
        assertThat(Costs.perTurn(series)).isEqualTo(300, within(1e-6));
        assertThat(Costs.nanosPerByte(series, 1_000)).isEqualTo(300, within(1e-6));
    }

    @Test
    void costs_are_told_beside_the_first() {
        assertThat(Costs.ratio(450, 300)).isEqualTo("1.50");
        assertThat(Costs.ratio(450, 0)).isEqualTo("unknown");
    }
}
