package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.FreezerScene.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TopicNames;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.PackCheck;
import org.threadkeep.freezer.testing.PackSample;
import org.threadkeep.freezer.testing.ProxiedServers;
import org.threadkeep.freezer.testing.SleepGate;
import org.threadkeep.local.net.Call;
import org.threadkeep.local.net.CassandraCall;
import org.threadkeep.local.net.CqlError;
import org.threadkeep.local.net.Gate;
import org.threadkeep.local.net.KafkaCall;
import org.threadkeep.local.net.Way;

/** Kafka and Cassandra are there, but don't do what they should. Each test has partitions of its own. */
@Timeout(300)
class MisbehavingDependenciesIT {

    private static final Gate.Verdict PASS = new Gate.Verdict.Pass();
    private static final int MOST_CUTS = 40;
    private static final ProxiedServers SERVERS = new ProxiedServers(8);

    private final FreezerScene scene = new FreezerScene(SERVERS.servers());

    @BeforeAll
    static void startServers() {
        SERVERS.start();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.close();
    }

    @AfterEach
    void end() {
        SERVERS.gate(Gate.OPEN);
        scene.close();
    }

    @Test
    void a_cassandra_that_answers_slowly_only_makes_the_freezer_slow() {
        Gate.Verdict later = new Gate.Verdict.Delay(Duration.ofMillis(300));
        SERVERS.gate(call -> call instanceof CassandraCall && call.way() == Way.RESPONSE ? later : PASS);
        FreezerProcess freezer = freezer("slow", Map.of()).start();

        scene.publish(40, 0, 1);

        scene.assertFrozen(0, 1);
        assertThat(freezer.meter("threadkeep_freeze_conflicts_total")).isZero();
    }

    @Test
    void a_commit_whose_answer_is_swallowed_is_found_out_and_frozen_once() {
        StreamId stream = scene.kafka().stream(2);
        FreezerProcess freezer = freezer("swallowed", Map.of()).start();
        AtomicBoolean swallowed = new AtomicBoolean();
        SERVERS.gate(call ->
                SleepGate.isAppend(call, stream) && call.way() == Way.RESPONSE && swallowed.compareAndSet(false, true)
                        ? new Gate.Verdict.Swallow()
                        : PASS);

        scene.publish(5, 2);

        scene.assertFrozen(2);
        await("found out", () -> freezer.meter("threadkeep_turns_in_progress") == 0);
        assertThat(freezer.meter("threadkeep_freeze_unknown_outcomes_total")).isPositive();
        scene.publish(5, 2);
        scene.assertFrozen(2);
    }

    @Test
    void while_rejected_records_cannot_be_published_the_freezer_waits_and_says_why() {
        PackSample sample = new PackSample(3);
        StreamId stream = scene.kafka().stream(3);
        SERVERS.gate(MisbehavingDependenciesIT::swallowRejections);
        FreezerProcess freezer =
                freezer("blocked", Map.of("kafka.request.timeout.ms", "3000")).start();
        scene.kafka().publish(3, List.of(sample.earlier()));
        await("begun", () -> scene.archive().isFrozenUpTo(stream, 1));

        scene.kafka().publishTogether(sample.records());
        scene.publish(5, 4);

        scene.assertFrozen(4);
        await("said why", () -> freezer.get("/q/health/ready").contains(TopicNames.TURNS_REJECTED));
        assertThat(freezer.get("/q/health/ready")).startsWith("503");
        assertThat(scene.archive().log(stream)).hasSize(1);

        SERVERS.gate(Gate.OPEN);
        await("goes on", () -> scene.archive().isFrozenUpTo(stream, PackSample.RECORDS));
        await("ready", () -> freezer.get("/q/health/ready").startsWith("200"));
        new PackCheck(sample, stream, scene.archive())
                .assertAccounted()
                .assertEachTurnOnce()
                .assertRejected(scene.kafka().readAll(TopicNames.TURNS_REJECTED, 1));
    }

    @Test
    void a_cassandra_whose_connections_break_again_and_again_gets_every_turn_once() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger cuts = new AtomicInteger();
        FreezerProcess freezer = freezer("cut", Map.of("threadkeep.freezer.pack-max-turns", "10"))
                .start();
        SERVERS.gate(
                call -> call instanceof CassandraCall && calls.incrementAndGet() % 11 == 0 && cuts.get() < MOST_CUTS
                        ? cut(cuts)
                        : PASS);

        scene.publish(100, 5, 6);

        scene.assertFrozen(5, 6);
        assertThat(cuts.get()).isGreaterThan(5);
        assertThat(freezer.process().isRunning()).isTrue();
    }

    @Test
    void whatever_error_a_node_answers_with_the_freezer_says_so_and_tries_again() {
        FreezerProcess freezer = freezer("refused", Map.of()).start();
        scene.publish(1, 7);
        scene.assertFrozen(7);
        for (CqlError error : CqlError.values()) {
            SERVERS.gate(call -> isWrite(call) ? new Gate.Verdict.Refuse(error) : PASS);
            scene.publish(3, 7);
            await("not ready after " + error, () -> freezer.get("/q/health/ready")
                    .startsWith("503"));

            SERVERS.gate(Gate.OPEN);

            scene.assertFrozen(7);
        }
        assertThat(freezer.meter("threadkeep_freeze_conflicts_total")).isZero();
    }

    private static boolean isWrite(Call call) {
        return call instanceof CassandraCall asked && asked.statement().contains("INSERT INTO threadkeep_archive");
    }

    private static Gate.Verdict cut(AtomicInteger cuts) {
        cuts.incrementAndGet();
        return new Gate.Verdict.Cut();
    }

    private static Gate.Verdict swallowRejections(Call call) {
        boolean rejection = call instanceof KafkaCall asked
                && asked.api().equals("PRODUCE")
                && asked.way() == Way.REQUEST
                && asked.topics().containsKey(TopicNames.TURNS_REJECTED);
        return rejection ? new Gate.Verdict.Swallow() : PASS;
    }

    /** Notices soon that a connection is dead or gone. */
    private FreezerProcess freezer(String name, Map<String, String> more) {
        Map<String, String> properties = SERVERS.properties(Map.of(
                "quarkus.cassandra.request.timeout", "2s",
                "datastax-java-driver.advanced.heartbeat.interval", "1 second",
                "datastax-java-driver.advanced.heartbeat.timeout", "1 second",
                "datastax-java-driver.advanced.reconnection-policy.base-delay", "100 milliseconds",
                "datastax-java-driver.advanced.reconnection-policy.max-delay", "1 second"));
        properties.putAll(more);
        return scene.shortLived("misbehaving-" + name, properties);
    }
}
