package org.threadkeep.freezer.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTurnsTest {

    @Test
    void what_was_added_is_known_and_nothing_else() {
        RecentTurns recent = new RecentTurns(10_000);
        List<TurnFingerprint> added = fingerprints(0, 5_000);

        added.forEach(recent::add);

        assertThat(added).allMatch(recent::contains);
        assertThat(fingerprints(5_000, 10_000)).noneMatch(recent::contains);
    }

    @Test
    void the_latest_half_is_always_known_and_the_oldest_is_forgotten() {
        RecentTurns recent = new RecentTurns(1_000);

        fingerprints(0, 10_000).forEach(recent::add);

        assertThat(fingerprints(9_500, 10_000)).allMatch(recent::contains);
        assertThat(fingerprints(0, 9_000)).noneMatch(recent::contains);
    }

    @Test
    void the_same_turn_with_another_body_is_another_fingerprint() {
        assertThat(TurnFingerprint.of("aa", "bb"))
                .isEqualTo(TurnFingerprint.of("aa", "bb"))
                .isNotEqualTo(TurnFingerprint.of("aa", "bc"))
                .isNotEqualTo(TurnFingerprint.of("ab", "bb"));
    }

    private static List<TurnFingerprint> fingerprints(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> TurnFingerprint.of("turn" + i, "body"))
                .toList();
    }
}
