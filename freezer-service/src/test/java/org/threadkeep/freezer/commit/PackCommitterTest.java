package org.threadkeep.freezer.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.MemoryArchive.Fault.DONE_BUT_UNKNOWN;
import static org.threadkeep.freezer.testing.MemoryArchive.Fault.NOT_DONE_AND_UNKNOWN;
import static org.threadkeep.freezer.testing.MemoryArchive.Fault.UNAVAILABLE;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.gather.PackInProgress;
import org.threadkeep.freezer.gather.Reading;
import org.threadkeep.freezer.gather.TurnReader;
import org.threadkeep.freezer.testing.Arrived;
import org.threadkeep.freezer.testing.CountedCommits;
import org.threadkeep.freezer.testing.MemoryArchive;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.tracing.PackSpans;

@Timeout(30)
class PackCommitterTest {

    private static final StreamId STREAM = new StreamId("cluster", "topic", 0);

    private final MemoryArchive archive = new MemoryArchive();
    private final CountedCommits events = new CountedCommits();
    private final PackCommitter committer = new PackCommitter(
            archive, new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)), events, new PackSpans(Optional.empty()));
    private final AtomicBoolean abandoned = new AtomicBoolean();

    @Test
    void a_pack_is_committed_after_the_head() {
        FreezeLogEntry first = committed(committer.commit(order(Optional.empty(), 0, 2)));
        FreezeLogEntry second = committed(committer.commit(order(Optional.of(first), 2, 3)));

        assertThat(archive.log()).containsExactly(first, second);
        assertThat(second.follows(first)).isTrue();
    }

    @Test
    void every_step_is_repeated_until_it_succeeds() {
        for (String step : new String[] {"keys", "seal", "write", "append"}) {
            archive.failNext(step, UNAVAILABLE);
            archive.failNext(step, UNAVAILABLE);
        }

        FreezeLogEntry entry = committed(committer.commit(order(Optional.empty(), 0, 2)));

        assertThat(archive.log()).containsExactly(entry);
        assertThat(events.failures()).isEqualTo(8);
    }

    @Test
    void a_pack_that_waits_for_keys_holds_up_no_other() {
        // Given
        MemoryArchive.Held keys = archive.holdNextKeys();
        CompletableFuture<CommitOutcome> waiting =
                CompletableFuture.supplyAsync(() -> committer.commit(order(Optional.empty(), 0, 2)));
        keys.begun().join();

        // When
        FreezeLogEntry other = committed(committer.commit(order(Optional.empty(), 0, 2)));

        // Then
        assertThat(waiting).isNotDone();
        keys.released().complete(null);
        assertThat(waiting.join()).isEqualTo(new CommitOutcome.Lost(other));
    }

    @Test
    void an_append_of_unknown_outcome_that_took_place_is_found_and_not_repeated() {
        archive.failNext("append", DONE_BUT_UNKNOWN);
        archive.failNext("find", UNAVAILABLE);

        FreezeLogEntry entry = committed(committer.commit(order(Optional.empty(), 0, 2)));

        assertThat(archive.log()).containsExactly(entry);
        assertThat(events.unknowns()).isEqualTo(1);
    }

    @Test
    void an_append_of_unknown_outcome_that_did_not_take_place_is_made_again() {
        archive.failNext("append", NOT_DONE_AND_UNKNOWN);
        archive.failNext("append", NOT_DONE_AND_UNKNOWN);

        FreezeLogEntry entry = committed(committer.commit(order(Optional.empty(), 0, 2)));

        assertThat(archive.log()).containsExactly(entry);
        assertThat(events.unknowns()).isEqualTo(2);
    }

    @Test
    void an_append_of_unknown_outcome_after_somebody_else_committed_is_lost() {
        FreezeLogEntry winner = committed(committer.commit(order(Optional.empty(), 0, 3)));
        archive.failNext("append", NOT_DONE_AND_UNKNOWN);

        CommitOutcome outcome = committer.commit(order(Optional.empty(), 0, 2));

        assertThat(outcome).isEqualTo(new CommitOutcome.Lost(winner));
        assertThat(archive.log()).containsExactly(winner);
    }

    @Test
    void of_two_freezers_with_the_same_head_one_wins_and_the_other_knows() {
        CompletableFuture<CommitOutcome> zombie =
                CompletableFuture.supplyAsync(() -> committer.commit(order(Optional.empty(), 0, 2)));
        CompletableFuture<CommitOutcome> owner =
                CompletableFuture.supplyAsync(() -> committer.commit(order(Optional.empty(), 0, 2)));

        var outcomes = java.util.List.of(zombie.join(), owner.join());

        assertThat(outcomes)
                .filteredOn(CommitOutcome.Committed.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(CommitOutcome.Lost.class::isInstance).hasSize(1);
        assertThat(archive.log()).hasSize(1);
        assertThat(events.conflicts()).isEqualTo(1);
    }

    @Test
    void nothing_is_committed_before_rejected_records_are_safe() throws Exception {
        CompletableFuture<Void> published = new CompletableFuture<>();
        PackCommitter.Order order = order(Optional.empty(), 0, 2, published);

        CompletableFuture<CommitOutcome> outcome = CompletableFuture.supplyAsync(() -> committer.commit(order));

        assertThat(outcome.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).get())
                .isNull();
        assertThat(archive.log()).isEmpty();
    }

    @Test
    void an_abandoned_commit_ends_also_while_the_archive_is_down() {
        for (int i = 0; i < 10_000; i++) {
            archive.failNext("write", UNAVAILABLE);
        }

        CompletableFuture<CommitOutcome> outcome =
                CompletableFuture.supplyAsync(() -> committer.commit(order(Optional.empty(), 0, 2)));
        abandoned.set(true);

        assertThat(outcome.join()).isEqualTo(new CommitOutcome.Abandoned());
        assertThat(archive.log()).isEmpty();
    }

    private PackCommitter.Order order(Optional<FreezeLogEntry> head, long first, int turns) {
        return order(head, first, turns, CompletableFuture.completedFuture(null));
    }

    private PackCommitter.Order order(
            Optional<FreezeLogEntry> head, long first, int turns, CompletableFuture<Void> published) {
        TurnReader reader = new TurnReader(SampleTurns.IDENTITY_KEY);
        PackInProgress pack = new PackInProgress(first);
        for (long offset = first; offset < first + turns; offset++) {
            pack.addTurn(Arrived.turn(offset), ((Reading.Turn) reader.read(Arrived.turn(offset))).turn());
        }
        PackContent content = pack.content(STREAM);
        return new PackCommitter.Order(
                head, content, new RecentFrames(0).ofStream(), pack.bytes(), published, abandoned::get);
    }

    private static FreezeLogEntry committed(CommitOutcome outcome) {
        return ((CommitOutcome.Committed) outcome).entry();
    }
}
