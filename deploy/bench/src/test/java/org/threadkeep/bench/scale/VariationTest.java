package org.threadkeep.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.load.BenchTurns;
import org.threadkeep.bench.load.MadeConversations;
import org.threadkeep.events.identity.IdentityKey;

class VariationTest {
    private static final IdentityKey KEY = IdentityKey.of(new byte[IdentityKey.BYTES]);
    private static final BenchTurn ONE =
            new BenchTurns(KEY, "acme", 1).of(new MadeConversations(1), 1).get(0);

    private static Variation of(int turns) {
        return new Variation(KEY, Collections.nCopies(turns, ONE), 1);
    }

    private static int threads(Setting setting) {
        Set<String> threads = new HashSet<>();
        for (Iterator<BenchTurn> turns = setting.load().get(); turns.hasNext(); ) {
            threads.add(turns.next().conversation());
        }
        return threads.size();
    }

    @Test
    void each_of_the_threads_has_a_turn_at_least() {
        List<Setting> settings = of(2_000).of("threads");
        assertThat(settings).extracting(Setting::value).containsExactly(1_000, 10_000);
        assertThat(settings).extracting(Setting::turns).containsExactly(2_000, 10_000);
        assertThat(threads(settings.get(0))).isEqualTo(1_000);
        assertThat(threads(settings.get(1))).isEqualTo(10_000);
    }

    @Test
    void threads_of_each_length_have_the_same_turns() {
        List<Setting> settings = of(2_000).of("length");
        assertThat(settings).extracting(Setting::value).containsExactly(1, 10, 100, 1000);
        assertThat(settings).extracting(Setting::turns).containsOnly(2_000);
        assertThat(threads(settings.get(0))).isEqualTo(2_000);
        assertThat(threads(settings.get(1))).isEqualTo(200);
    }

    @Test
    void long_histories_make_fewer_turns() {
        List<Setting> settings = of(100_000).of("history");
        assertThat(settings.get(0).turns()).isEqualTo(100_000);
        long bytes = (long) settings.get(3).turns() * Variation.NEW_BYTES * 1001 / 2;
        assertThat(bytes).isBetween(700_000_000L, 800_000_000L);
    }

    @Test
    void two_freezers_have_partitions_to_share() {
        assertThat(of(10).of("freezers"))
                .allSatisfy(setting -> assertThat(setting.partitions()).isEqualTo(8));
    }

    @Test
    void what_nobody_knows_is_refused() {
        assertThatThrownBy(() -> of(10).of("weather")).hasMessageContaining("weather");
    }
}
