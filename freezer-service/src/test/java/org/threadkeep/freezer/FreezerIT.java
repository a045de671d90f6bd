package org.threadkeep.freezer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackFrozen;
import org.threadkeep.archive.PackFrozenCodec;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.commit.PackArchive;
import org.threadkeep.freezer.testing.ArchiveReader;
import org.threadkeep.freezer.testing.ArchiveReader.Frozen;
import org.threadkeep.freezer.testing.KafkaClient;
import org.threadkeep.freezer.testing.MemoryTopic;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.testing.Servers;
import org.threadkeep.freezer.testing.TestFreezer;

/** What goes into real Kafka comes out of real Cassandra. Each test has a partition of its own. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
@Timeout(120)
class FreezerIT {

    @Inject
    PackArchive packArchive;

    private KafkaClient kafka;
    private ArchiveReader archive;

    @BeforeEach
    void connect() {
        kafka = new KafkaClient(property("kafka.bootstrap.servers"));
        String[] contact = property("quarkus.cassandra.contact-points").split(":");
        archive = new ArchiveReader(
                List.of(new InetSocketAddress(contact[0], Integer.parseInt(contact[1]))),
                property("quarkus.cassandra.local-datacenter"),
                Path.of(property("threadkeep.keys.kek-file")));
    }

    @AfterEach
    void disconnect() {
        kafka.close();
        archive.close();
    }

    @Test
    void turns_come_back_from_the_archive_byte_for_byte() {
        List<TurnRecord> published = turns("exact", 50);
        StreamId stream = kafka.stream(1);

        kafka.publish(1, published);
        archive.logUpTo(stream, 50);

        assertThat(contents(stream))
                .isEqualTo(published.stream().map(FreezerIT::frame).toList());
        assertAccounted(stream, 50);
    }

    @Test
    void a_record_that_is_no_turn_is_rejected_with_its_bytes_untouched_and_the_partition_goes_on() {
        StreamId stream = kafka.stream(2);
        byte[] value = {0, 1, 2, (byte) 0xff};
        ProducerRecord<byte[], byte[]> garbage =
                new ProducerRecord<>(TopicNames.TURNS_RECORDED, 2, 1_772_366_401_000L, null, value);
        garbage.headers().add("x", null).add("x", "again".getBytes(UTF_8));

        kafka.publish(garbage);
        kafka.publish(new ProducerRecord<>(TopicNames.TURNS_RECORDED, 2, "tombstone".getBytes(UTF_8), null));
        kafka.publish(2, turns("after-garbage", 1));
        List<FreezeLogEntry> log = archive.logUpTo(stream, 3);

        assertThat(log.stream().mapToLong(entry -> entry.counts().rejected()).sum())
                .isEqualTo(2);
        assertThat(archive.turns(stream)).hasSize(1);
        ConsumerRecord<byte[], byte[]> rejected = rejected(stream, 0);
        assertThat(rejected.key()).isNull();
        assertThat(rejected.value()).isEqualTo(value);
        assertThat(names(rejected))
                .startsWith("x", "x", "threadkeep_rejected_field")
                .hasSize(9);
        assertThat(rejected.headers().headers("x"))
                .extracting(Header::value)
                .containsExactly(null, "again".getBytes(UTF_8));
        assertThat(header(rejected, "timestamp")).isEqualTo("1772366401000");
        assertThat(header(rejected, "topic")).isEqualTo(TopicNames.TURNS_RECORDED);
        assertThat(rejected(stream, 1).value()).isNull();
    }

    @Test
    void a_turn_sent_twice_is_frozen_once_and_another_body_under_its_id_is_kept_too() {
        StreamId stream = kafka.stream(3);
        TurnRecord turn = SampleTurns.turn("twice", "yes");
        TurnRecord other = SampleTurns.turn("twice", "no");

        kafka.publish(3, List.of(turn, turn, other));
        archive.logUpTo(stream, 3);
        kafka.publish(3, List.of(turn, other));
        List<FreezeLogEntry> log = archive.logUpTo(stream, 5);

        assertThat(contents(stream)).containsExactly(frame(turn), frame(other));
        assertThat(log.stream().mapToLong(entry -> entry.counts().duplicates()).sum())
                .isEqualTo(3);
        List<Frozen> frozen = archive.turns(stream);
        assertThat(frozen.get(0).entry().turnId())
                .isEqualTo(frozen.get(1).entry().turnId());
        assertThat(frozen.get(0).entry().bodyDigest())
                .isNotEqualTo(frozen.get(1).entry().bodyDigest());
    }

    @Test
    void a_turn_of_32_MiB_passes_whole() {
        StreamId stream = kafka.stream(4);
        int overhead = SampleTurns.turn("large", "").value().length;
        TurnRecord large = SampleTurns.turn("large", "x".repeat((32 << 20) - overhead));
        assertThat(large.value()).hasSize(32 << 20);

        kafka.publish(4, List.of(large, SampleTurns.turn("small", "x")));
        archive.logUpTo(stream, 2);

        assertThat(contents(stream).get(0)).isEqualTo(frame(large));
        assertThat(contents(stream)).hasSize(2);
    }

    @Test
    void transaction_markers_and_aborted_records_are_counted_as_control() {
        StreamId stream = kafka.stream(5);
        List<TurnRecord> committed = turns("committed", 8);

        kafka.publishInTransactions(5, committed, turns("aborted", 8));
        kafka.publish(5, turns("last", 1));
        List<FreezeLogEntry> log = archive.logUpTo(stream, 33);

        assertThat(log.stream().mapToLong(entry -> entry.counts().control()).sum())
                .isEqualTo(24);
        assertThat(contents(stream).subList(0, 8))
                .isEqualTo(committed.stream().map(FreezerIT::frame).toList());
        assertAccounted(stream, 33);
    }

    @Test
    void every_committed_pack_is_announced_under_the_key_of_its_stream() {
        StreamId stream = kafka.stream(6);
        kafka.publish(6, turns("announced", 3));
        List<FreezeLogEntry> log = archive.logUpTo(stream, 3);

        TestFreezer.await("announced", () -> announced(stream)
                .containsAll(log.stream().map(PackFrozen::of).toList()));
    }

    @Test
    void lag_monitors_see_how_far_a_partition_is_frozen() {
        kafka.publish(7, turns("lag", 3));

        TestFreezer.await("committed", () -> kafka.committedOffset(7).equals(java.util.Optional.of(3L)));
    }

    @Test
    void two_freezers_on_one_stream_freeze_every_turn_once_in_the_real_archive() {
        MemoryTopic readByZombie = new MemoryTopic("shared");
        MemoryTopic readByOwner = new MemoryTopic("shared");
        readByZombie.addTurns(0, 60);
        readByOwner.addTurns(0, 60);

        try (TestFreezer zombie = new TestFreezer(readByZombie, packArchive, TestFreezer.patient(7), 64 << 20);
                TestFreezer owner = new TestFreezer(readByOwner, packArchive, TestFreezer.patient(5), 64 << 20)) {
            zombie.assign();
            owner.assign();
            TestFreezer.await("all but the last pack", () -> {
                zombie.poll(10);
                owner.poll(10);
                return archive.isFrozenUpTo(readByOwner.stream(), 54);
            });
            assertThat(zombie.events().conflicts() + owner.events().conflicts()).isPositive();
        }

        assertThat(archive.turns(readByOwner.stream()))
                .extracting(turn -> turn.entry().offset())
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith(0L, 1L, 2L)
                .hasSizeGreaterThan(53);
    }

    private List<PackFrozen> announced(StreamId stream) {
        PackFrozenCodec codec = new PackFrozenCodec();
        return kafka.readAll(TopicNames.PACKS_FROZEN, 1).stream()
                .filter(notice -> new String(notice.key(), UTF_8).equals(stream.text()))
                .map(notice -> codec.decode(notice.value()))
                .toList();
    }

    private ConsumerRecord<byte[], byte[]> rejected(StreamId stream, long offset) {
        return kafka.readAll(TopicNames.TURNS_REJECTED, 2).stream()
                .filter(record -> header(record, "stream").equals(stream.text()))
                .filter(record -> header(record, "offset").equals(Long.toString(offset)))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(
                record.headers().lastHeader("threadkeep_rejected_" + name).value(), UTF_8);
    }

    private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
        List<String> names = new ArrayList<>();
        record.headers().forEach(header -> names.add(header.key()));
        return names;
    }

    /** I3, for every entry and all together. */
    private void assertAccounted(StreamId stream, long nextOffset) {
        List<FreezeLogEntry> log = archive.log(stream);
        assertThat(log.get(0).firstOffset()).isZero();
        assertThat(log).allSatisfy(entry -> assertThat(entry.counts().total())
                .isEqualTo(entry.nextOffset() - entry.firstOffset()));
        assertThat(log.stream().mapToLong(entry -> entry.counts().total()).sum())
                .isEqualTo(nextOffset);
    }

    private List<FrameRecord> contents(StreamId stream) {
        return archive.turns(stream).stream().map(Frozen::content).toList();
    }

    private static FrameRecord frame(TurnRecord turn) {
        return new FrameRecord(turn.key(), new TreeMap<>(turn.headers()), turn.value());
    }

    private static List<TurnRecord> turns(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleTurns.turn(
                        prefix + "-" + i, "answer " + i, Map.of("conversationid", prefix + "-" + i % 3)))
                .toList();
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
