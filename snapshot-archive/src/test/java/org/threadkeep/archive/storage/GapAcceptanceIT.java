package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.GapAcceptance.Outcome;

@ExtendWith(TestCassandra.Shared.class)
class GapAcceptanceIT {
    private final Archive archive;
    private final StreamId stream = Samples.freshStream();

    GapAcceptanceIT(TestCassandra cassandra) {
        this.archive = cassandra.archive();
    }

    private Outcome accept(long newNext) {
        return archive.gaps().accept(stream, newNext, "night shift", "the disk was full for a week");
    }

    private static FreezeLogEntry entry(Outcome outcome) {
        return ((Outcome.Accepted) outcome).entry();
    }

    @Test
    void an_accepted_gap_is_a_chained_pack_that_tells_who_and_why() {
        // Given
        FreezeLogEntry head = Samples.firstEntry(stream);
        archive.log().append(head);

        // When
        FreezeLogEntry gap = entry(accept(10));
        FreezeLogEntry after = Samples.entryAfter(stream, gap);
        archive.log().append(after);

        // Then
        PackManifest manifest = archive.packs().readManifest(gap);
        AcceptedGap accepted = manifest.gap().orElseThrow();
        assertThat(archive.log().entries(stream, 0)).containsExactly(head, gap, after);
        assertThat(gap.counts()).isEqualTo(new PackCounts(0, 0, 0, 0, 9));
        assertThat(manifest.snapshots()).isEmpty();
        assertThat(accepted.acceptedBy()).isEqualTo("night shift");
        assertThat(accepted.reason()).isEqualTo("the disk was full for a week");
    }

    @Test
    void a_gap_at_the_very_beginning_is_the_first_entry() {
        // When
        FreezeLogEntry gap = entry(accept(3));

        // Then
        assertThat(gap.seq()).isZero();
        assertThat(gap.firstOffset()).isZero();
        assertThat(archive.log().findByOffset(stream, 2)).contains(gap);
        assertThat(archive.log().findByOffset(stream, 3)).isEmpty();
    }

    @Test
    void what_is_in_the_log_is_no_gap() {
        // Given
        FreezeLogEntry gap = entry(accept(3));

        // When
        Outcome again = accept(3);

        // Then
        assertThat(again).isEqualTo(new Outcome.NoGap(3));
        assertThat(archive.log().head(stream)).contains(gap);
    }

    @Test
    void of_two_who_accept_at_once_one_is_told_who_was_faster() throws Exception {
        // When
        List<Outcome> outcomes = AllAtOnce.map(List.of(5L, 6L, 7L, 8L), this::accept);

        // Then
        List<FreezeLogEntry> log = new ArrayList<>();
        archive.log().entries(stream, 0).forEach(log::add);
        assertThat(log).isNotEmpty();
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSameSizeAs(log);
        assertThat(log.stream().mapToLong(entry -> entry.counts().lost()).sum())
                .isEqualTo(log.get(log.size() - 1).nextOffset());
    }

    @Test
    void nobody_accepts_a_gap_without_a_name_and_a_reason() {
        assertThatThrownBy(() -> archive.gaps().accept(stream, 3, " ", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acceptedBy");
        assertThatThrownBy(() -> archive.gaps().accept(stream, 3, "who", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
        assertThat(archive.log().head(stream)).isEqualTo(Optional.empty());
    }
}
