package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.FreezerScene.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TopicNames;
import org.threadkeep.freezer.testing.CrashGate;
import org.threadkeep.freezer.testing.CrashPoint;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.PackCalls;
import org.threadkeep.freezer.testing.PackCheck;
import org.threadkeep.freezer.testing.PackSample;
import org.threadkeep.freezer.testing.ProxiedServers;
import org.threadkeep.freezer.testing.SleepGate;
import org.threadkeep.local.net.Gate;

/**
 * A freezer dies at every call of a pack's life, in turn. Each point has a partition of its own: the freezer that is to die
 * at the next point first recovers what was left at the last. {@code -Dcrash-points=all} takes each of several equal calls.
 */
@Timeout(900)
class CrashPointsIT {

    private static final int PARTITIONS = 48;
    private static final boolean ALL = "all".equals(System.getProperty("crash-points"));
    private static final ProxiedServers SERVERS = new ProxiedServers(PARTITIONS);

    private static final int ZOMBIES = PARTITIONS - 1;

    /** Neither Kafka nor a time-out tells a freezer that it has slept: nothing but the log itself can fence it. */
    private static final Map<String, String> UNAWARE = Map.of(
            "mp.messaging.incoming.turns.session.timeout.ms", "120000",
            "quarkus.cassandra.request.timeout", "120s");

    private static final Map<String, String> OTHER_GROUP =
            Map.of("mp.messaging.incoming.turns.group.id", "freezer-other");

    private final FreezerScene scene = new FreezerScene(SERVERS.servers());
    private final Map<Integer, StreamId> streams = new HashMap<>();
    private final Map<Integer, String> died = new HashMap<>();
    private int recovered;

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
    void a_freezer_may_die_at_any_call_and_the_next_one_makes_good() {
        beginLogs();
        List<CrashPoint> points = record(0);
        for (int i = 0; i < points.size(); i++) {
            dieAt(points.get(i), i + 1);
        }
        SERVERS.gate(Gate.OPEN);
        freezer("last").start();
        awaitRecovered(points.size());

        List<ConsumerRecord<byte[], byte[]>> rejected = scene.kafka().readToEnd(TopicNames.TURNS_REJECTED);
        for (int i = 0; i <= points.size(); i++) {
            PackCheck check = new PackCheck(new PackSample(i), stream(i), scene.archive())
                    .assertAccounted()
                    .assertEachTurnOnce()
                    .assertRejected(rejected);
            System.out.printf("%2d  %-80s  %s%n", i, died.getOrDefault(i, "(not killed)"), check.summary());
        }
    }

    private void beginLogs() {
        IntStream.range(0, ZOMBIES)
                .forEach(partition -> scene.kafka().publish(partition, List.of(new PackSample(partition).earlier())));
        FreezerProcess first = freezer("first").start();
        IntStream.range(0, ZOMBIES).forEach(partition -> await("begun", () -> isFrozenUpTo(partition, 1)));
        first.stop();
    }

    /** Lets one pack live undisturbed and writes down its calls. */
    private List<CrashPoint> record(int partition) {
        PackSample sample = new PackSample(partition);
        PackCalls calls = new PackCalls(sample, stream(partition));
        SERVERS.gate(call -> {
            calls.name(call);
            return new Gate.Verdict.Pass();
        });
        FreezerProcess recorded = freezer("recorded").start();
        await("opened", () -> calls.seen().contains("open: kafka PRODUCE packs.frozen.v1 #1 response"));
        calls.packBegins();
        scene.kafka().publishTogether(sample.records());
        awaitRecovered(partition);
        await("announced", () -> calls.seen().contains("pack: kafka PRODUCE packs.frozen.v1 #1 response"));
        await("lag told", () -> calls.seen().contains("pack: kafka OFFSET_COMMIT #1 response"));
        recorded.stop();
        List<CrashPoint> points = Stream.concat(
                        calls.seen().stream().map(CrashPoint::at),
                        Stream.of(CrashPoint.readBack("request"), CrashPoint.readBack("response")))
                .filter(point -> ALL || point.isDistinct())
                .toList();
        assertThat(points).hasSizeBetween(22, ZOMBIES - 1);
        return points;
    }

    private void dieAt(CrashPoint point, int partition) {
        long start = System.nanoTime();
        PackSample sample = new PackSample(partition);
        PackCalls calls = new PackCalls(sample, stream(partition));
        FreezerProcess victim = freezer("victim-" + partition);
        CrashGate gate = new CrashGate(point, calls, victim);
        if (point.isWhileOpening()) {
            scene.kafka().publishTogether(sample.records());
        }
        SERVERS.gate(gate);
        victim.process().launch();
        if (!point.isWhileOpening()) {
            awaitRecovered(partition - 1);
            await("opened", () -> calls.seen().contains("open: kafka PRODUCE packs.frozen.v1 #1 response"));
            calls.packBegins();
            scene.kafka().publishTogether(sample.records());
        }
        await("reached " + point.name(), gate::isReached);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
        died.put(partition, "%s (%.1f s)".formatted(point.name(), seconds));
    }

    @Test
    void a_freezer_that_falls_asleep_between_its_chunks_and_its_commit_loses_to_the_one_that_took_over() {
        StreamId stream = stream(ZOMBIES);
        FreezerProcess zombie =
                scene.shortLived("crash-zombie", SERVERS.properties(UNAWARE)).start();
        SleepGate asleep = new SleepGate(stream, zombie);
        SERVERS.gate(asleep);
        scene.publish(3, ZOMBIES);
        await("asleep", asleep::isReached);
        scene.publish(2, ZOMBIES);
        FreezerProcess owner =
                scene.shortLived("crash-owner", SERVERS.properties(OTHER_GROUP)).start();
        scene.assertFrozen(ZOMBIES);
        owner.stop();
        List<FreezeLogEntry> before = scene.archive().log(stream);

        asleep.wake();
        scene.publish(2, ZOMBIES);

        await("frozen by the zombie", () -> isFrozenUpTo(ZOMBIES, 7));
        assertThat(scene.archive().log(stream)).startsWith(before.toArray(FreezeLogEntry[]::new));
        scene.assertFrozen(ZOMBIES);
        await("conflict told", () -> zombie.meter("threadkeep_freeze_conflicts_total") > 0);
    }

    private FreezerProcess freezer(String name) {
        return scene.shortLived("crash-" + name, SERVERS.properties(Map.of()));
    }

    /** All partitions up to this one. */
    private void awaitRecovered(int last) {
        for (; recovered <= last; recovered++) {
            String left = "recovered what was left at " + died.getOrDefault(recovered, "no point");
            await(left, () -> isFrozenUpTo(recovered, PackSample.RECORDS));
        }
    }

    private boolean isFrozenUpTo(int partition, long nextOffset) {
        return scene.archive().isFrozenUpTo(stream(partition), nextOffset);
    }

    private StreamId stream(int partition) {
        return streams.computeIfAbsent(partition, scene.kafka()::stream);
    }
}
