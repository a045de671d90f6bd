package org.threadkeep.freezer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.MemoryArchive.Fault.UNAVAILABLE;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.freezer.gather.PackLimits;
import org.threadkeep.freezer.testing.Arrived;
import org.threadkeep.freezer.testing.MemoryArchive;
import org.threadkeep.freezer.testing.MemoryTopic;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.testing.TestFreezer;

@Timeout(60)
class StreamLoopTest {

    private static final long PLENTY = 64 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MemoryTopic topic = new MemoryTopic("topic");
    private final MemoryArchive archive = new MemoryArchive();
    private TestFreezer freezer = new TestFreezer(topic, archive, TestFreezer.patient(5), PLENTY);

    @AfterEach
    void close() {
        freezer.close();
    }

    @Test
    void turns_are_frozen_in_packs_that_follow_one_another() {
        topic.addTurns(0, 20);
        freezer.assign();

        freezer.pollUntil("three packs", () -> archive.log().size() >= 3);
        freezer.revoke(LIMIT);

        assertThat(archive.frozenTurnIds()).isEqualTo(turnIds(0, 20));
        assertThat(archive.log()).extracting(entry -> entry.counts().turns()).containsExactly(5L, 5L, 5L, 5L);
        assertThat(freezer.announced()).containsExactlyElementsOf(archive.log());
        assertThat(freezer.accounting().inProgress()).isZero();
        assertThat(freezer.held()).isZero();
    }

    @Test
    void a_pack_is_sealed_by_its_age_when_nothing_more_arrives() {
        use(new PackLimits(1 << 20, 1_000, Duration.ofMillis(200)), PLENTY);
        topic.addTurns(0, 2);
        freezer.assign();

        freezer.poll(10);

        TestFreezer.await("sealed", () -> archive.frozenTurnIds().size() == 2);
    }

    @Test
    void the_freeze_log_decides_where_to_read_on_wherever_the_reader_stands() {
        topic.addTurns(0, 5);
        freezer.assign();
        freezer.pollUntil("one pack", () -> archive.log().size() == 1);
        topic.addTurns(5, 10);
        restart();

        topic.moveReaderTo(8);
        freezer.pollUntil("two packs", () -> archive.log().size() == 2);

        assertThat(archive.frozenTurnIds()).isEqualTo(turnIds(0, 10));
    }

    @Test
    void records_that_are_read_again_are_ignored() {
        topic.addTurns(0, 10);
        freezer.assign();
        freezer.pollUntil("two packs", () -> archive.log().size() == 2);

        topic.moveReaderTo(3);
        freezer.poll(100);

        assertThat(freezer.accounting().ignored()).isGreaterThanOrEqualTo(7);
        assertThat(freezer.accounting().inProgress()).isZero();
        assertThat(archive.log()).hasSize(2);
    }

    @Test
    void records_that_got_lost_on_the_way_are_fetched_again() {
        topic.addTurns(0, 30);
        freezer.assign();
        freezer.poll(2);

        topic.poll(10); // lost
        freezer.pollUntil("all packs", () -> archive.log().size() == 6);

        assertThat(archive.frozenTurnIds()).isEqualTo(turnIds(0, 30));
    }

    @Test
    void transaction_markers_are_counted_as_control() {
        topic.addTurns(0, 3);
        topic.addTurns(4, 6);
        topic.addTurns(9, 10);
        freezer.assign();

        freezer.pollUntil("read", topic::isRead);
        freezer.revoke(LIMIT);

        assertThat(archive.frozenTurnIds()).hasSize(6);
        assertThat(archive.log())
                .extracting(FreezeLogEntry::counts)
                .extracting(PackCounts::control)
                .satisfies(control ->
                        assertThat(control.stream().mapToLong(c -> c).sum()).isEqualTo(4));
    }

    @Test
    void what_cannot_be_frozen_is_passed_on_and_the_stream_goes_on() {
        topic.addTurns(0, 2);
        topic.add(Arrived.garbage(2));
        topic.addTurns(3, 6);
        freezer.assign();

        freezer.pollUntil("one pack", () -> archive.log().size() == 1);

        assertThat(archive.log().get(0).counts()).isEqualTo(new PackCounts(5, 0, 1, 0, 0));
        assertThat(freezer.rejected())
                .extracting(rejected -> rejected.arrived().offset())
                .containsExactly(2L);
    }

    @Test
    void a_turn_sent_twice_is_frozen_once_and_another_body_under_its_id_is_frozen_too() {
        topic.add(Arrived.turn(0, SampleTurns.turn("t", "yes")));
        topic.add(Arrived.turn(1, SampleTurns.turn("t", "yes")));
        topic.add(Arrived.turn(2, SampleTurns.turn("t", "no")));
        topic.addTurns(3, 9);
        topic.add(Arrived.turn(9, SampleTurns.turn("t", "yes")));
        freezer.assign();

        freezer.pollUntil("one pack", () -> !archive.log().isEmpty());
        freezer.revoke(LIMIT);

        assertThat(archive.log())
                .extracting(FreezeLogEntry::counts)
                .containsExactly(new PackCounts(5, 1, 0, 0, 0), new PackCounts(3, 1, 0, 0, 0));
    }

    @Test
    void records_that_retention_deleted_stop_the_stream_loudly() {
        topic.addTurns(0, 5);
        freezer.assign();
        freezer.pollUntil("one pack", () -> archive.log().size() == 1);
        freezer.revoke(LIMIT);
        topic.addTurns(5, 20);
        topic.deleteBefore(10);

        freezer.assign();

        assertThat(stopReason()).contains("retention overrun", topic.stream().text(), "offset 5", "starts at 10");
        assertThat(freezer.report().deletedRecords()).isEqualTo(5);
        freezer.poll(100);
        assertThat(archive.frozenTurnIds()).isEqualTo(turnIds(0, 5));
    }

    @Test
    void an_overrun_while_running_stops_the_stream_and_freezes_what_was_read_before() {
        topic.addTurns(0, 3);
        freezer.assign();
        freezer.pollUntil("read", () -> freezer.held() > 0);
        topic.addTurns(3, 20);
        topic.deleteBefore(10);

        freezer.pollUntil("stopped", () -> freezer.report().state() instanceof StreamState.Stopped);

        TestFreezer.await("frozen", () -> archive.frozenTurnIds().equals(turnIds(0, 3)));
        assertThat(stopReason()).contains("retention overrun", "offset 3", "starts at 10");
        assertThat(freezer.report().deletedRecords()).isEqualTo(7);
    }

    @Test
    void a_log_that_was_cut_behind_what_is_frozen_stops_the_stream() {
        topic.addTurns(0, 10);
        freezer.assign();
        freezer.pollUntil("two packs", () -> archive.log().size() == 2);

        topic.truncateTo(7);

        assertThat(stopReason()).contains("truncated", "offset 10", "ends at 7");
    }

    @Test
    void a_topic_that_was_created_again_is_read_from_its_start_as_another_stream() {
        topic.addTurns(0, 5);
        freezer.assign();
        freezer.pollUntil("one pack", () -> archive.log().size() == 1);
        MemoryArchive before = archive;
        assertThat(before.log()).hasSize(1);

        topic.recreate();
        topic.addTurns(0, 3);
        freezer.pollUntil(
                "read as another",
                () -> freezer.report().name().equals(topic.stream().text()) && freezer.held() > 0);
    }

    @Test
    void a_stopped_stream_goes_on_by_itself_when_the_reason_is_gone() {
        topic.addTurns(0, 10);
        freezer.assign();
        freezer.pollUntil("two packs", () -> archive.log().size() == 2);
        topic.truncateTo(7);
        assertThat(stopReason()).contains("truncated");

        topic.addTurns(7, 15);
        freezer.pollUntil("goes on", () -> archive.log().size() == 3);

        assertThat(archive.frozenTurnIds()).isEqualTo(turnIds(0, 15));
    }

    @Test
    void a_broken_freeze_log_is_refused() {
        topic.addTurns(0, 10);
        freezer.assign();
        freezer.pollUntil("two packs", () -> archive.log().size() == 2);
        FreezeLogEntry head = archive.log().get(1);
        restartAfter(() -> archive.put(new FreezeLogEntry(
                head.stream(),
                0,
                0,
                5,
                head.pack(),
                head.packDigest(),
                "0".repeat(64),
                "a".repeat(64),
                head.counts())));

        assertThat(stopReason()).contains("not chained");
    }

    @Test
    void when_the_budget_is_full_packs_are_sealed_before_more_is_taken() {
        use(TestFreezer.patient(1_000), 20_000);
        topic.addTurns(0, 100);
        freezer.assign();

        freezer.pollUntil("sealed", () -> archive.frozenTurnIds().size() > 80);

        assertThat(freezer.held()).isLessThan(20_000);
    }

    @Test
    void a_record_larger_than_the_budget_is_taken_alone() {
        use(TestFreezer.patient(1_000), 1_000);
        topic.addTurns(0, 4);
        freezer.assign();

        freezer.poll(10);
        freezer.revoke(LIMIT);

        assertThat(archive.log()).extracting(entry -> entry.counts().turns()).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void while_the_archive_is_down_a_batch_waits_and_goes_on_by_itself_afterwards() {
        topic.addTurns(0, 20);
        freezer.assign();
        freezer.poll(1);
        for (int i = 0; i < 50; i++) {
            archive.failNext("write", UNAVAILABLE);
        }

        CompletionStage<Void> taken = freezer.take(topic.poll(19));

        assertThat(taken.toCompletableFuture()).isNotDone();
        TestFreezer.await("taken", () -> taken.toCompletableFuture().isDone());
        assertThat(archive.log()).isNotEmpty();
    }

    @Test
    void what_cannot_be_committed_in_time_at_a_hand_over_is_dropped_and_read_by_the_next_owner() {
        topic.addTurns(0, 3);
        freezer.assign();
        freezer.pollUntil("read", () -> freezer.held() > 0);
        for (int i = 0; i < 100_000; i++) {
            archive.failNext("write", UNAVAILABLE);
        }

        freezer.revoke(Duration.ofMillis(200));

        assertThat(archive.log()).isEmpty();
        TestFreezer.await(
                "dropped", () -> freezer.held() == 0 && freezer.accounting().inProgress() == 0);
    }

    private void use(PackLimits limits, long mostHeld) {
        freezer.close();
        freezer = new TestFreezer(topic, archive, limits, mostHeld);
    }

    private void restart() {
        restartAfter(() -> {});
    }

    private void restartAfter(Runnable change) {
        freezer.close();
        change.run();
        freezer = new TestFreezer(topic, archive, TestFreezer.patient(5), PLENTY);
        freezer.assign();
    }

    private String stopReason() {
        TestFreezer.await("stopped", () -> freezer.report().state() instanceof StreamState.Stopped);
        return freezer.report().state() instanceof StreamState.Stopped stopped ? stopped.reason() : "";
    }

    private static List<String> turnIds(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> new String(
                        SampleTurns.turn("turn-" + offset, "").headers().get("ce_turnid")))
                .toList();
    }
}
