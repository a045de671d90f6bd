package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.testing.ArchiveReader;
import org.threadkeep.freezer.testing.ArchiveReader.Frozen;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.KafkaClient;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.testing.Servers;
import org.threadkeep.local.process.Wait;

/** What becomes of turns when freezers start, end, die, freeze and share, as processes. */
@Timeout(600)
class FreezerProcessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int[] LARGE = {0, 16, 17};
    private static final Servers SERVERS = new Servers();

    private final List<FreezerProcess> freezers = new ArrayList<>();
    private final Map<Integer, List<TurnRecord>> published = new HashMap<>();
    private final KafkaClient kafka = SERVERS.kafkaClient();
    private final ArchiveReader archive = SERVERS.archiveReader();

    @BeforeAll
    static void startServers() {
        SERVERS.start();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.stop();
    }

    @AfterEach
    void end() {
        freezers.forEach(FreezerProcess::close);
        kafka.close();
        archive.close();
    }

    @Test
    void the_freeze_log_decides_where_to_read_on_and_not_what_kafka_remembers() {
        publish(5, 1, 2, 3);
        FreezerProcess first = freezer("first", Map.of()).start();
        assertFrozen(1, 2, 3);
        first.stop();
        publish(5, 1, 2, 3);
        kafka.deleteCommittedOffsets();
        kafka.setCommittedOffset(1, 8);
        kafka.setCommittedOffset(2, 0);

        FreezerProcess second = freezer("second", Map.of()).start();

        assertFrozen(1, 2, 3);
        await("all counted", () -> second.meter("threadkeep_turns_in_progress") == 0);
        assertThat(second.meter("threadkeep_turns_received_total"))
                .isGreaterThanOrEqualTo(15)
                .isEqualTo(second.meter("threadkeep_turns_frozen_total")
                        + second.meter("threadkeep_turns_duplicate_total")
                        + second.meter("threadkeep_turns_rejected_total")
                        + second.meter("threadkeep_turns_ignored_total"));
    }

    @Test
    void a_freezer_that_is_killed_in_the_middle_neither_loses_nor_repeats() {
        FreezerProcess killed = freezer("killed", Map.of("threadkeep.freezer.pack-max-turns", "20"))
                .start();
        publish(400, 4, 5);
        await("half way", () -> archive.log(kafka.stream(4)).size() >= 5);

        killed.process().kill();
        publish(20, 4, 5);
        freezer("next", Map.of()).start();

        assertFrozen(4, 5);
    }

    @Test
    void a_graceful_stop_seals_what_is_held() {
        FreezerProcess holding = freezer("holding", Map.of("threadkeep.freezer.pack-max-age", "1h"))
                .start();
        publish(3, 6);
        await("held", () -> holding.meter("threadkeep_turns_in_progress") == 3);
        assertThat(archive.log(kafka.stream(6))).isEmpty();

        holding.stop();

        assertThat(archive.turns(kafka.stream(6))).hasSize(3);
    }

    @Test
    void a_retention_overrun_is_refused_loudly_and_other_partitions_go_on() {
        publish(5, 7, 8);
        FreezerProcess first = freezer("before", Map.of()).start();
        assertFrozen(7, 8);
        first.stop();
        publish(5, 7, 8);
        kafka.deleteBefore(7, 8);

        FreezerProcess second = freezer("after", Map.of());
        second.process().launch();

        assertFrozen(8);
        await("down", () -> second.get("/q/health/ready").startsWith("503"));
        await("loud", () -> second.get("/q/health/ready").contains("retention overrun"));
        assertThat(second.get("/q/health/ready"))
                .contains(kafka.stream(7).text(), "offset 5 is the next to freeze", "starts at 8");
        assertThat(second.get("/q/health/live")).startsWith("200");
        assertThat(archive.turns(kafka.stream(7))).hasSize(5);
    }

    @Test
    void a_partition_that_goes_to_another_freezer_is_sealed_before() {
        Map<String, String> patient = Map.of("threadkeep.freezer.pack-max-age", "1h");
        int[] all = IntStream.range(9, 13).toArray();
        FreezerProcess first = freezer("first-of-two", patient).start();
        publish(3, all);
        await("held", () -> first.meter("threadkeep_turns_in_progress") == 12);

        FreezerProcess second = freezer("second-of-two", patient).start();
        await(
                "shared",
                () -> first.meter("threadkeep_freeze_streams_assigned") == 9
                        && second.meter("threadkeep_freeze_streams_assigned") == 9);

        await("handed over", () -> first.meter("threadkeep_turns_in_progress") < 12);
        publish(3, all);
        await(
                "held by both",
                () -> first.meter("threadkeep_turns_in_progress")
                                + second.meter("threadkeep_turns_in_progress")
                                + frozen(all)
                        == 24);
        first.stop();
        second.stop();
        assertFrozen(all);
    }

    @Test
    void a_freezer_that_was_asleep_while_another_took_over_repeats_nothing() {
        Map<String, String> impatient = Map.of("mp.messaging.incoming.turns.session.timeout.ms", "10000");
        FreezerProcess zombie = freezer("zombie", impatient).start();
        publish(50, 13, 14);
        await("begun", () -> archive.log(kafka.stream(13)).size() >= 1);
        publish(50, 13, 14);

        zombie.process().freeze();
        FreezerProcess owner = freezer("owner", impatient).start();
        publish(50, 13, 14);
        assertFrozen(13, 14);
        zombie.process().resume();
        publish(50, 13, 14);

        assertFrozen(13, 14);
        await("both work", () -> owner.meter("threadkeep_freeze_streams_assigned") == 9);
        publish(50, 13, 14);
        assertFrozen(13, 14);
    }

    @Test
    void a_freezer_that_starts_before_its_servers_goes_on_by_itself_when_they_come() {
        publish(5, 15);
        SERVERS.kafka().node(1).kill();
        SERVERS.cassandra().node(1).kill();
        FreezerProcess early = freezer("early", Map.of());

        early.process().launch();
        await("alive", () -> early.get("/q/health/live").startsWith("200"));
        await("not ready", () -> early.get("/q/health/ready").startsWith("503"));
        SERVERS.kafka().node(1).start();
        SERVERS.cassandra().node(1).start();

        assertFrozen(15);
        await("ready", () -> early.get("/q/health/ready").startsWith("200"));
    }

    @Test
    void a_backlog_of_large_turns_is_frozen_within_a_heap_of_512_MiB() {
        String large = "x".repeat(20 << 20);
        for (int i = 0; i < 18; i++) {
            List<TurnRecord> turn = List.of(SampleTurns.turn("large-" + i, large + i));
            kafka.publish(LARGE[i % 3], turn); // a heap of records stays out of this process
        }

        FreezerProcess freezer = freezer("large", Map.of()).start();

        for (int partition : LARGE) {
            StreamId stream = kafka.stream(partition);
            await(
                    "frozen",
                    () -> archive.log(stream).stream()
                                    .filter(entry -> entry.counts().turns() == 1)
                                    .count()
                            >= 6);
        }
        assertThat(freezer.process().isRunning()).isTrue();
    }

    private FreezerProcess freezer(String name, Map<String, String> more) {
        FreezerProcess freezer = new FreezerProcess(name, SERVERS, more);
        freezers.add(freezer);
        return freezer;
    }

    private void publish(int count, int... partitions) {
        for (int partition : partitions) {
            List<TurnRecord> turns = published.computeIfAbsent(partition, p -> new ArrayList<>());
            int from = turns.size();
            List<TurnRecord> more = IntStream.range(from, from + count)
                    .mapToObj(i -> SampleTurns.turn(partition + "-" + i, "answer " + i))
                    .toList();
            kafka.publish(partition, more);
            turns.addAll(more);
        }
    }

    /** Each published turn is frozen once, in order, byte for byte. The archive checks the chain when it reads the log. */
    private void assertFrozen(int... partitions) {
        for (int partition : partitions) {
            StreamId stream = kafka.stream(partition);
            List<TurnRecord> expected = published.get(partition);
            await("frozen", () -> archive.isFrozenUpTo(stream, expected.size()));
            List<FrameRecord> found =
                    archive.turns(stream).stream().map(Frozen::content).toList();
            assertThat(found)
                    .isEqualTo(expected.stream()
                            .map(turn -> new FrameRecord(turn.key(), new TreeMap<>(turn.headers()), turn.value()))
                            .toList());
        }
    }

    private int frozen(int... partitions) {
        return IntStream.of(partitions)
                .map(partition -> archive.turns(kafka.stream(partition)).size())
                .sum();
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        assertThat(Wait.until(PATIENCE, condition)).as(what).isTrue();
    }
}
