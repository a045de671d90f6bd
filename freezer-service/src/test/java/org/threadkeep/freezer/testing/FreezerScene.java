package org.threadkeep.freezer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.testing.ArchiveReader.Frozen;
import org.threadkeep.local.process.Lifetime;
import org.threadkeep.local.process.Wait;

/** One test's freezers, and what was published, beside servers that are there already. */
public final class FreezerScene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AT_A_TIME = 500;

    private final Servers servers;
    private final List<FreezerProcess> freezers = new ArrayList<>();
    private final Map<Integer, List<TurnRecord>> published = new HashMap<>();
    private final KafkaClient kafka;
    private final ArchiveReader archive;

    /** Connects. */
    public FreezerScene(Servers servers) {
        this.servers = servers;
        this.kafka = servers.kafkaClient();
        this.archive = servers.archiveReader();
    }

    /** Kafka. */
    public KafkaClient kafka() {
        return kafka;
    }

    /** The archive. */
    public ArchiveReader archive() {
        return archive;
    }

    /** A freezer that doesn't run yet; it is stopped at the end. */
    public FreezerProcess freezer(String name, Map<String, String> more) {
        return freezer(name, more, Lifetime.LIVES_ON);
    }

    /** The same, but it starts faster and works slower: for one that doesn't do much. */
    public FreezerProcess shortLived(String name, Map<String, String> more) {
        return freezer(name, more, Lifetime.TEST);
    }

    private FreezerProcess freezer(String name, Map<String, String> more, Lifetime lifetime) {
        FreezerProcess freezer = new FreezerProcess(name, servers, more, lifetime);
        freezers.add(freezer);
        return freezer;
    }

    /** Publishes so many new turns to each partition. */
    public void publish(int count, int... partitions) {
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

    /** Publishes many turns, of which only a few are in memory at any time. */
    public void publish(BacklogTurns backlog) {
        Iterator<TurnRecord> turns = backlog.turns().iterator();
        while (turns.hasNext()) {
            List<TurnRecord> some = new ArrayList<>();
            while (turns.hasNext() && some.size() < AT_A_TIME) {
                some.add(turns.next());
            }
            kafka.publish(backlog.partition(), some);
        }
    }

    /** Each turn stands once in the manifests of its partition, in order, and nothing else does. */
    public void assertFrozen(BacklogTurns backlog) {
        StreamId stream = kafka.stream(backlog.partition());
        await("frozen", () -> archive.isFrozenUpTo(stream, backlog.count()));
        assertThat(archive.log(stream).stream()
                        .mapToLong(entry -> entry.counts().turns())
                        .sum())
                .isEqualTo(backlog.count());
        List<TurnEntry> entries = archive.entries(stream);
        assertThat(entries.stream().map(TurnEntry::offset))
                .containsExactlyElementsOf(
                        LongStream.range(0, backlog.count()).boxed().toList());
        assertThat(entries.stream().map(TurnEntry::turnId))
                .containsExactlyElementsOf(
                        backlog.turns().map(FreezerScene::turnId).toList());
    }

    private static String turnId(TurnRecord turn) {
        return new String(turn.headers().get("ce_turnid"), UTF_8);
    }

    /** Each published turn is frozen once, in order, byte for byte. The archive checks the chain when it reads the log. */
    public void assertFrozen(int... partitions) {
        for (int partition : partitions) {
            StreamId stream = kafka.stream(partition);
            List<TurnRecord> expected = published.get(partition);
            await("frozen", () -> archive.isFrozenUpTo(stream, expected.size()));
            assertContent(stream, expected);
        }
    }

    /** Each turn of a backlog is in the archive byte for byte. All of it is in memory for that. */
    public void assertContent(BacklogTurns backlog) {
        assertContent(kafka.stream(backlog.partition()), backlog.turns().toList());
    }

    private void assertContent(StreamId stream, List<TurnRecord> expected) {
        List<FrameRecord> found =
                archive.turns(stream).stream().map(Frozen::content).toList();
        assertThat(found)
                .isEqualTo(expected.stream()
                        .map(turn -> new FrameRecord(turn.key(), new TreeMap<>(turn.headers()), turn.value()))
                        .toList());
    }

    /** How many turns of these partitions are frozen. */
    public int frozen(int... partitions) {
        return IntStream.of(partitions)
                .map(partition -> archive.turns(kafka.stream(partition)).size())
                .sum();
    }

    /** Waits until something is so. */
    public static void await(String what, BooleanSupplier condition) {
        assertThat(Wait.until(PATIENCE, condition)).as(what).isTrue();
    }

    @Override
    public void close() {
        freezers.forEach(FreezerProcess::close);
        kafka.close();
        archive.close();
    }
}
