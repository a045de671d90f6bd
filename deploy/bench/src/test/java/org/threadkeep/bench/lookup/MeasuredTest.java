package org.threadkeep.bench.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.bench.result.Window;

class MeasuredTest {
    private static Measured mean(double micros) {
        return of(new Times(1, 1, micros, micros, micros, 0), 0);
    }

    private static Measured of(Times times, long diskBytes) {
        return new Measured(times, new Window(times.lookups(), times.seconds(), Map.of()), diskBytes);
    }

    @Test
    void means_are_compared_by_their_medians() {
        List<Measured> ours = List.of(mean(300), mean(9_000), mean(200));
        List<Measured> bare = List.of(mean(100), mean(150), mean(1));
        assertThat(Measured.ratio(ours, bare)).isEqualTo(3);
    }

    @Test
    void what_the_disk_gave_is_shared_among_the_lookups() {
        Measured round = of(new Times(1_000, 2, 10, 10, 10, 100), 4_096_000);
        assertThat(round.diskBytesPerLookup()).isEqualTo(4_096);
    }
}
