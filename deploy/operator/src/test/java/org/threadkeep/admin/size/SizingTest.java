package org.threadkeep.admin.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static Workload load(double turns, double bytes, int replicas) {
        return new Workload(turns, 3, bytes, Constant.ARCHIVE_OF_AGENTS.value(), Duration.ofDays(3), replicas, 12);
    }

    @Test
    void a_small_load_on_one_machine_takes_one_of_each() {
        Sizing sizing = Sizing.of(load(10, 5_000, 1));

        assertThat(sizing.partitions()).isEqualTo(4);
        assertThat(sizing.freezers()).isEqualTo(1);
        assertThat(sizing.brokers()).isEqualTo(1);
        assertThat(sizing.nodes()).isEqualTo(1);
    }

    @Test
    void a_fleet_has_no_fewer_servers_than_replicas() {
        Sizing sizing = Sizing.of(load(10, 5_000, 3));

        assertThat(sizing.brokers()).isEqualTo(3);
        assertThat(sizing.nodes()).isEqualTo(3);
        assertThat(sizing.freezers()).isEqualTo(2);
    }

    @Test
    void disks_hold_what_is_kept_in_all_its_copies() {
        Sizing sizing = Sizing.of(load(1_000, 20_000, 3));

        double stored = 20_000 * 0.0744 + 127 + Constant.CATALOG.value();
        double year = 365.25 * 86_400;
        assertThat(sizing.kafkaDisk()).isCloseTo(1_000 * 20_000.0 * 3 * 86_400 * 3, within(1.0));
        assertThat(sizing.cassandraDisk()).isCloseTo(1_000 * stored * year * 3 * 1.5, within(1e6));
        assertThat(sizing.nodes()).isEqualTo((long) Math.ceil(1_000 * stored * year * 3 / 2e12));
    }

    @Test
    void partitions_are_a_power_of_two_that_leaves_room_for_twice_the_peak() {
        Sizing sizing = Sizing.of(load(10_000, 20_000, 3));

        assertThat(Long.bitCount(sizing.partitions())).isEqualTo(1);
        assertThat(sizing.partitions() * Constant.PARTITION_RATE.value())
                .isGreaterThanOrEqualTo(2 * 10_000 * 3 * 20_000.0);
        assertThat(sizing.partitions()).isEqualTo(512);
        assertThat(sizing.freezers()).isEqualTo(30).isLessThanOrEqualTo(sizing.partitions());
    }

    @Test
    void money_is_disk_times_price() {
        Workload load = load(1_000, 20_000, 3);

        double perMillion = Sizing.costPerMillionTurns(load, 0.08);

        assertThat(perMillion).isCloseTo((20_000 * 0.0744 + 127 + 400) * 3 * 1.5 / 1_000 * 0.08 * 12, within(0.001));
        assertThat(Sizing.of(load).costPerMonth(0.08))
                .isCloseTo((Sizing.of(load).kafkaDisk() + Sizing.of(load).cassandraDisk()) / 1e9 * 0.08, within(1e-6));
    }

    @Test
    void a_load_of_nothing_is_refused_with_the_name_of_what_is_wrong() {
        assertThatThrownBy(() -> load(0, 5_000, 3)).hasMessageContaining("turns-per-second");
        assertThatThrownBy(() -> load(1, Double.NaN, 3)).hasMessageContaining("bytes-per-turn");
        assertThatThrownBy(() -> load(1, 1, 0)).hasMessageContaining("replicas");
    }
}
