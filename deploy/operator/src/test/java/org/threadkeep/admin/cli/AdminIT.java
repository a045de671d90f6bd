package org.threadkeep.admin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.admin.consume.Streams;
import org.threadkeep.admin.publish.ReDrive;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.events.TopicNames;

/** Every command against a real broker and a real node; each test has its own partition, or its own names. */
@Timeout(300)
class AdminIT {
    private static Servers servers;

    private record Answer(int exitCode, JsonNode row, String err) {}

    @BeforeAll
    static void start() {
        servers = new Servers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Answer run(String... words) {
        return execute(servers.command(words));
    }

    private static Answer execute(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = AdminCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
        try {
            return new Answer(
                    exitCode, new ObjectMapper().readTree(out.toString()).path(0), err.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(err.toString(), e);
        }
    }

    @Test
    void setup_leaves_what_is_there_and_lists_all_of_it() {
        // When
        StringWriter out = new StringWriter();
        int exitCode = AdminCli.commandLine()
                .setOut(new PrintWriter(out))
                .execute(servers.setup("--partitions", "9", "--retention", "1h"));

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("topic turns.recorded.v1 was there", "topic turns.rejected.v1 was there")
                .anyMatch(line -> line.matches("keyspace threadkeep_archive \\d+ tables"))
                .anyMatch(line -> line.matches("keyspace threadkeep_keys \\d+ tables"))
                .anyMatch(line -> line.matches("keyspace threadkeep_catalog \\d+ tables"))
                .anyMatch(line -> line.matches("keyspace threadkeep_registry \\d+ tables"));
        assertThat(new Streams(servers.bootstrapServers()).all()).hasSize(4);
    }

    @Test
    void setup_refuses_where_a_later_release_was() {
        Answer refused = servers.withSchemaVersion(99, () -> execute(servers.setup("--output", "json")));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("99", "later");
    }

    private static StreamId stream(int partition) {
        return new Streams(servers.bootstrapServers()).one(partition).id();
    }

    private static void publishTurns(int partition, int count) {
        servers.publish(IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        TopicNames.TURNS_RECORDED, partition, null, ("turn " + i).getBytes(UTF_8)))
                .toList());
    }

    private static void append(FreezeLogEntry entry) {
        if (!(servers.archive().archive().log().append(entry) instanceof AppendOutcome.Applied)) {
            throw new IllegalStateException("not applied");
        }
    }

    @Test
    void lag_counts_what_is_not_frozen_from_the_log_alone() {
        // Given
        publishTurns(0, 3);

        // When
        Answer lag = run("lag");

        // Then
        assertThat(lag.row().path("partition").asInt(-1)).isZero();
        assertThat(lag.row().path("unfrozen").asLong()).isPositive();
        assertThat(lag.row().path("end").asLong() - lag.row().path("next").asLong())
                .isEqualTo(lag.row().path("unfrozen").asLong()
                        + lag.row().path("gone").asLong());
    }

    @Test
    void of_two_backups_the_one_that_ended_later_is_kept_and_a_rebuild_leaves_it() {
        // Given
        execute(servers.setup("--output", "json"));

        // When
        String[] later = {"record-backup", "--what", "keys", "--place", "vault", "--at", "2026-02-02T03:00:00Z"};
        String[] earlier = {"record-backup", "--what", "keys", "--place", "tape", "--at", "2026-02-01T03:00:00Z"};
        Answer first = execute(servers.archiveCommand(later));
        execute(servers.archiveCommand(earlier));
        Answer rebuilt = execute(servers.archiveCommand("rebuild", "--yes", "--catalog", "127.0.0.1:1"));

        // Then
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.row().path("finished_at").asText()).isEqualTo("2026-02-02T03:00:00Z");
        assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
        assertThat(servers.backupPlace("keys")).isEqualTo("vault");
        assertThat(servers.hasKeyspace("threadkeep_catalog")).isFalse();
    }

    @Test
    void log_shows_how_far_a_stream_is_frozen_and_finds_a_changed_row() {
        // Given
        long before = new Streams(servers.bootstrapServers()).one(0).end(); // other tests publish by key
        publishTurns(0, 5);
        StreamId stream = stream(0);
        append(FreezeLogEntry.append(
                Optional.empty(), stream, 0, 2, PackId.next(), Digests.sha256("pack"), new PackCounts(0, 0, 0, 2, 0)));

        // When
        Answer intact = run("log", "--partition", "0");
        setTurns(stream, 1);
        Answer changed = run("log", "--partition", "0");
        setTurns(stream, 0);

        // Then
        assertThat(intact.exitCode()).as(intact.err()).isZero();
        assertThat(intact.row().path("seq").asInt(-1)).isZero();
        assertThat(intact.row().path("next").asInt()).isEqualTo(2);
        assertThat(intact.row().path("start").asInt(-1)).isZero();
        assertThat(intact.row().path("end").asLong()).isEqualTo(before + 5);
        assertThat(intact.row().path("unfrozen").asLong()).isEqualTo(before + 3);
        assertThat(intact.row().path("verifies").asBoolean()).isTrue();
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.row().path("verifies").asBoolean(true)).isFalse();
        assertThat(changed.row().path("trouble").asText()).contains("seq=0");
    }

    private static void setTurns(StreamId stream, long turns) {
        servers.session()
                .execute(
                        "UPDATE threadkeep_archive.freeze_log SET turns = ? WHERE stream = ? AND bucket = 0 AND seq = 0",
                        turns,
                        stream.text());
    }

    @Test
    void a_gap_is_accepted_once_and_only_when_there_is_one() {
        // Given
        publishTurns(2, 5);
        Answer tooEarly = run("accept-gap", "--partition", "2", "--by", "on call", "--reason", "test", "--yes");
        servers.deleteBefore(TopicNames.TURNS_RECORDED, 2, 3);

        // When
        Answer accepted = run("accept-gap", "--partition", "2", "--by", "on call", "--reason", "test", "--yes");
        Answer again = run("accept-gap", "--partition", "2", "--by", "on call", "--reason", "test", "--yes");

        // Then
        FreezeLogEntry head = servers.archive().archive().log().head(stream(2)).orElseThrow();
        assertThat(tooEarly.exitCode()).isEqualTo(3);
        assertThat(tooEarly.err()).contains("there is no gap");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(accepted.err()).contains("offsets 0 to 2 of", "3 in all");
        assertThat(accepted.row().path("lost").asInt()).isEqualTo(3);
        assertThat(accepted.row().path("digest").asText()).isEqualTo(head.digest());
        assertThat(head.counts()).isEqualTo(PackCounts.lostOnly(3));
        assertThat(again.exitCode()).isEqualTo(3);
    }

    @Test
    void a_gap_that_nobody_confirms_is_not_accepted() {
        // Given
        publishTurns(3, 2);
        servers.deleteBefore(TopicNames.TURNS_RECORDED, 3, 1);
        InputStream console = System.in;
        System.setIn(new ByteArrayInputStream("no\n".getBytes(UTF_8)));

        // When
        Answer answer = run("accept-gap", "--partition", "3", "--by", "on call", "--reason", "test");
        System.setIn(console);

        // Then
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(servers.archive().archive().log().head(stream(3))).isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> rejected(String id, String field) {
        byte[] value = {'{', 0, (byte) 0xff, '"'};
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TopicNames.TURNS_REJECTED, id.getBytes(UTF_8), value);
        record.headers()
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_id", new byte[] {1})
                .add("empty", null);
        record.headers().add("threadkeep_rejected_field", field.getBytes(UTF_8));
        record.headers().add("threadkeep_rejected_reason", "is not JSON".getBytes(UTF_8));
        return record;
    }

    private static List<ConsumerRecord<byte[], byte[]>> recorded(String id) {
        return servers.records(TopicNames.TURNS_RECORDED).stream()
                .filter(record -> record.key() != null && new String(record.key(), UTF_8).equals(id))
                .toList();
    }

    /** One test for the one position that the group has. */
    @Test
    void rejected_records_are_sent_again_once_as_they_came_also_after_a_run_that_died() {
        // Given
        String wanted = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        ProducerRecord<byte[], byte[]> record = rejected(wanted, "data");
        servers.publish(List.of(record, rejected(other, "key")));
        sendAndDie(wanted);

        // When
        Answer dry = run("re-drive", "--dry-run");
        Answer first = run("re-drive", "--field", "data");
        Answer second = run("re-drive");

        // Then
        assertThat(dry.row().path("would send").asInt()).isEqualTo(2);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.row().path("sent").asInt()).isEqualTo(1);
        assertThat(first.row().path("skipped").asInt()).isEqualTo(1);
        assertThat(second.row().path("sent").asInt(-1)).isZero();
        assertThat(second.row().path("skipped").asInt(-1)).isZero();
        assertThat(recorded(other)).isEmpty();
        assertThat(recorded(wanted)).singleElement().satisfies(sent -> {
            assertThat(sent.value()).isEqualTo(record.value());
            assertThat(List.of(sent.headers().toArray()))
                    .isEqualTo(List.of(record.headers().toArray()).subList(0, 3));
        });
    }

    /** What a run leaves behind that is killed before it commits. */
    private static void sendAndDie(String id) {
        KafkaProducer<byte[], byte[]> dying = servers.producer(Map.of("transactional.id", ReDrive.GROUP));
        dying.initTransactions();
        dying.beginTransaction();
        Servers.get(dying.send(new ProducerRecord<>(TopicNames.TURNS_RECORDED, id.getBytes(UTF_8), new byte[] {1})));
        dying.close(Duration.ZERO);
    }

    @Test
    void a_superseded_pack_is_swept_and_a_dry_run_only_counts_it() {
        // Given
        StreamId stream = new StreamId("cluster", "topic", 0);
        SealedPack winner = written(stream);
        SealedPack loser = written(stream);
        append(winner.entryAfter(Optional.empty()));

        // When
        Answer young = run("sweep-orphans");
        Answer dry = run("sweep-orphans", "--older-than", "0s", "--dry-run");
        Answer swept = run("sweep-orphans", "--older-than", "0s");
        Answer again = run("sweep-orphans", "--older-than", "0s");

        // Then
        assertThat(young.row().path("superseded").asInt(-1)).isZero();
        assertThat(dry.row().path("superseded").asInt()).isEqualTo(1);
        assertThat(dry.row().path("deleted").asInt(-1)).isZero();
        assertThat(swept.exitCode()).as(swept.err()).isZero();
        assertThat(swept.row().path("deleted").asInt()).isEqualTo(1);
        assertThat(swept.err()).contains("superseded: " + loser.manifest().pack());
        assertThat(again.row().path("superseded").asInt(-1)).isZero();
        assertThat(again.row().path("committed").asInt()).isPositive();
    }

    private static SealedPack written(StreamId stream) {
        AcceptedGap gap = new AcceptedGap("on call", "test", Instant.now());
        SealedPack pack = servers.archive().archive().encoder().encodeGap(stream, 0, 5, gap);
        Servers.get(servers.archive().archive().packs().write(pack).toCompletableFuture());
        return pack;
    }

    private static SealedPack frozen(String subject) {
        FrameRecord said = new FrameRecord(new byte[] {1}, new TreeMap<>(), (subject + " said").getBytes(UTF_8));
        TurnEntry entry = new TurnEntry(
                subject,
                "0".repeat(16),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
        FreezableTurn turn =
                new FreezableTurn(entry, "m", "acme", Optional.of(subject), Optional.of("thread of " + subject), said);
        StreamId stream = new StreamId("cluster", "topic-of-" + subject, 0);
        SealedPack pack = servers.archive()
                .archive()
                .encoder()
                .encode(new PackContent(stream, 0, 1, new PackCounts(1, 0, 0, 0, 0), List.of(turn)));
        Concurrently.await(servers.archive().archive().packs().write(pack));
        return pack;
    }

    private static FrameContent read(Path keyEncryptionKey, SealedPack pack) {
        try (OpenArchive archive = servers.archive(keyEncryptionKey)) {
            SnapshotEntry snapshot = pack.manifest().snapshots().get(0);
            return archive.archive()
                    .frames()
                    .read(SnapshotRef.of(pack.manifest().pack(), snapshot));
        }
    }

    @Test
    void erase_leaves_a_tombstone_and_with_a_new_key_encryption_key_only_the_others_can_be_read() {
        // Given
        SealedPack alice = frozen("alice");
        SealedPack bob = frozen("bob");
        Path anew = Servers.keyFile("anew.key", "1".repeat(64));

        // When
        Answer erased = run("erase", "--tenant", "acme", "--subject", "alice", "--yes");
        Answer again = run("erase", "--tenant", "acme", "--subject", "alice", "--yes");
        FrameContent afterErasure = read(servers.kekFile(), alice);
        Answer rewrapped = execute(servers.command(
                anew, "rewrap-keys", "--earlier-kek-file", servers.kekFile().toString()));

        // Then
        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(erased.row().path("keys").asInt()).isEqualTo(1);
        assertThat(again.row().path("keys").asInt(-1)).isZero();
        assertThat(afterErasure).isInstanceOf(FrameContent.Erased.class);
        assertThat(rewrapped.exitCode()).as(rewrapped.err()).isZero();
        assertThat(rewrapped.row().path("rewrapped").asInt()).isEqualTo(1);
        assertThat(read(anew, alice)).isInstanceOf(FrameContent.Erased.class);
        assertThat(((FrameContent.Readable) read(anew, bob)).value(0)).isEqualTo("bob said".getBytes(UTF_8));
        assertThatThrownBy(() -> read(servers.kekFile(), bob)).isInstanceOf(KeyUnavailableException.class);
    }
}
