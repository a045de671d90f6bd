package org.threadkeep.freezer.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.StreamId;
import org.threadkeep.freezer.testing.Arrived;
import org.threadkeep.freezer.testing.SampleTurns;

class PackInProgressTest {

    private static final PackLimits LIMITS = new PackLimits(4_000, 3, Duration.ofSeconds(1));

    private final TurnReader reader = new TurnReader(SampleTurns.IDENTITY_KEY);
    private final PackInProgress pack = new PackInProgress(10);

    @Test
    void every_offset_is_accounted_for() {
        pack.addControl(2);
        addTurn(12);
        pack.addDuplicate(Arrived.turn(13));
        pack.addRejected(Arrived.garbage(14), "headers", new CompletableFuture<>());
        pack.addControl(5);
        addTurn(20);

        PackContent content = pack.content(new StreamId("cluster", "topic", 0));

        assertThat(content.firstOffset()).isEqualTo(10);
        assertThat(content.nextOffset()).isEqualTo(21);
        assertThat(content.counts()).isEqualTo(new PackCounts(2, 1, 1, 7, 0));
    }

    @Test
    void an_empty_pack_takes_a_record_of_any_size() {
        assertThat(pack.isFullFor(large(10), LIMITS)).isFalse();
    }

    @Test
    void a_record_that_does_not_fit_by_bytes_is_left_for_the_next_pack() {
        addTurn(10);

        assertThat(pack.isFullFor(Arrived.turn(11), LIMITS)).isFalse();
        assertThat(pack.isFullFor(large(11), LIMITS)).isTrue();
    }

    @Test
    void it_is_full_when_it_has_all_its_turns() {
        addTurn(10);
        addTurn(11);
        addTurn(12);

        assertThat(pack.isFullFor(Arrived.turn(13), new PackLimits(1 << 20, 3, Duration.ofSeconds(1))))
                .isTrue();
    }

    @Test
    void its_age_counts_from_its_first_record() {
        PackLimits hour = new PackLimits(4_000, 3, Duration.ofHours(1));
        long later = System.nanoTime() + Duration.ofHours(2).toNanos();
        assertThat(pack.isOlderThan(hour, later)).isFalse();

        pack.addDuplicate(Arrived.turn(10));

        assertThat(pack.isOlderThan(hour, later)).isTrue();
        assertThat(pack.isOlderThan(hour, System.nanoTime())).isFalse();
    }

    @Test
    void duplicates_take_no_room() {
        pack.addDuplicate(large(10));

        assertThat(pack.weight()).isZero();
    }

    private void addTurn(long offset) {
        ArrivedRecord arrived = Arrived.turn(offset);
        pack.addTurn(arrived, ((Reading.Turn) reader.read(arrived)).turn());
    }

    private static ArrivedRecord large(long offset) {
        return Arrived.turn(offset, SampleTurns.turn("large", "x".repeat(5_000)));
    }
}
