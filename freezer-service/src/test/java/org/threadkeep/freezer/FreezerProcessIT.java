package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.FreezerScene.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.testing.Scraper;
import org.threadkeep.freezer.testing.Servers;

/** What becomes of turns when freezers start, end and share, as processes; {@link CrashPointsIT} lets them die and sleep. Each test has partitions of its own. */
@Timeout(600)
class FreezerProcessIT {

    private static final int[] LARGE = {0, 16, 17};
    private static final int MANY = 20_000;
    private static final double GATHERED = 128 << 20;
    private static final int HALF_OF_ALL = Servers.PARTITIONS / 2;
    private static final Servers SERVERS = new Servers();

    private final FreezerScene scene = new FreezerScene(SERVERS);

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
        scene.close();
    }

    @Test
    void the_freeze_log_decides_where_to_read_on_and_not_what_kafka_remembers() {
        scene.publish(5, 1, 2, 3);
        FreezerProcess first = scene.shortLived("first", Map.of()).start();
        scene.assertFrozen(1, 2, 3);
        first.stop();
        scene.publish(5, 1, 2, 3);
        scene.kafka().deleteCommittedOffsets();
        scene.kafka().setCommittedOffset(1, 8);
        scene.kafka().setCommittedOffset(2, 0);

        FreezerProcess second = scene.shortLived("second", Map.of()).start();

        scene.assertFrozen(1, 2, 3);
        await("all counted", () -> second.meter("threadkeep_turns_in_progress") == 0);
        assertThat(second.meter("threadkeep_turns_received_total"))
                .isGreaterThanOrEqualTo(15)
                .isEqualTo(second.meter("threadkeep_turns_frozen_total")
                        + second.meter("threadkeep_turns_duplicate_total")
                        + second.meter("threadkeep_turns_rejected_total")
                        + second.meter("threadkeep_turns_ignored_total"));
    }

    @Test
    void a_graceful_stop_seals_what_is_held() {
        FreezerProcess holding = scene.shortLived("holding", patient()).start();
        scene.publish(3, 6);
        await("held", () -> holding.meter("threadkeep_turns_in_progress") == 3);
        assertThat(scene.archive().log(scene.kafka().stream(6))).isEmpty();

        holding.stop();

        assertThat(scene.frozen(6)).isEqualTo(3);
    }

    @Test
    void a_partition_that_goes_to_another_freezer_is_sealed_before() {
        int[] all = IntStream.range(9, 13).toArray();
        FreezerProcess first = scene.shortLived("first-of-two", patient()).start();
        scene.publish(3, all);
        await("held", () -> first.meter("threadkeep_turns_in_progress") == 12);

        FreezerProcess second = scene.shortLived("second-of-two", patient()).start();
        await(
                "shared",
                () -> first.meter("threadkeep_freeze_streams_assigned") == HALF_OF_ALL
                        && second.meter("threadkeep_freeze_streams_assigned") == HALF_OF_ALL);
        await(
                "sealed",
                () -> first.meter("threadkeep_turns_in_progress") < 12
                        && first.meter("threadkeep_turns_in_progress") + scene.frozen(all) == 12);

        scene.publish(3, all);
        await(
                "held by both",
                () -> first.meter("threadkeep_turns_in_progress")
                                + second.meter("threadkeep_turns_in_progress")
                                + scene.frozen(all)
                        == 24);
        first.stop();
        second.stop();
        scene.assertFrozen(all);
    }

    @Test
    void a_history_that_is_sent_again_with_each_call_is_stored_once() {
        Random random = new Random(1);
        StringBuilder history = new StringBuilder();
        List<TurnRecord> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            random.ints(20_000, 'a', 'z' + 1).forEach(letter -> history.append((char) letter));
            calls.add(SampleTurns.turn("call-" + i, history.toString()));
        }
        FreezerProcess freezer = scene.shortLived("deltas", Map.of("threadkeep.freezer.pack-max-turns", "1"))
                .start();

        scene.kafka().publish(13, calls);

        StreamId stream = scene.kafka().stream(13);
        await("frozen", () -> scene.archive().isFrozenUpTo(stream, 10));
        assertThat(scene.archive().turns(stream).stream()
                        .map(turn -> turn.content().value()))
                .containsExactlyElementsOf(calls.stream().map(TurnRecord::value).toList());
        assertThat(freezer.meter("threadkeep_pack_frozen_bytes_sum"))
                .isBetween(1.0, freezer.meter("threadkeep_pack_raw_bytes_sum") / 4);
    }

    @Test
    void a_freezer_that_starts_before_its_servers_goes_on_by_itself_when_they_come() {
        scene.publish(5, 15);
        SERVERS.kafka().node(1).kill();
        SERVERS.cassandra().node(1).kill();
        FreezerProcess early = scene.shortLived("early", Map.of());

        early.process().launch();
        await("alive", () -> early.get("/q/health/live").startsWith("200"));
        await("not ready", () -> early.get("/q/health/ready").startsWith("503"));
        SERVERS.kafka().node(1).start();
        SERVERS.cassandra().node(1).start();

        scene.assertFrozen(15);
        await("ready", () -> early.get("/q/health/ready").startsWith("200"));
    }

    @Test
    void a_backlog_of_large_turns_and_of_many_is_frozen_within_a_heap_of_512_MiB() {
        String large = "x".repeat(20 << 20);
        for (int i = 0; i < 18; i++) {
            scene.kafka().publish(LARGE[i % 3], List.of(SampleTurns.turn("large-" + i, large + i)));
        }
        scene.publish(MANY, 14);

        FreezerProcess freezer = scene.freezer("backlog", Map.of()).start();

        try (Scraper scraper = new Scraper(freezer)) {
            for (int partition : LARGE) {
                StreamId stream = scene.kafka().stream(partition);
                await("frozen", () -> scene.archive().isFrozenUpTo(stream, 6));
            }
            scene.assertFrozen(14);
            scraper.close();
            scraper.assertAccounted();
            assertThat(scraper.most("heap_used")).isBetween(1.0, 512.0 * (1 << 20));
            assertThat(scraper.most("threadkeep_freeze_gathered_bytes")).isBetween(1.0, GATHERED);
        }
        assertThat(freezer.process().isRunning()).isTrue();
    }

    private static Map<String, String> patient() {
        return Map.of("threadkeep.freezer.pack-max-age", "1h");
    }
}
