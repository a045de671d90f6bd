package org.threadkeep.archive.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.STREAM;

import com.github.luben.zstd.Zstd;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.PieceEntry;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.UnknownVersionException;

class ManifestCodecTest {
    private static final PackManifest MANIFEST = manifest();

    private final ManifestCodec codec = new ManifestCodec();

    private static PackManifest manifest() {
        PackId pack = PackId.next();
        String digest = Digests.sha256("chunk");
        SnapshotEntry bare = snapshot(pack, 0, 70, Samples.TENANT, null, null, Samples.entry(20));
        SnapshotEntry full = snapshot(
                pack,
                70,
                30,
                "tenant \"\\\u00e9\ud83e\uddca\u2028",
                "subject",
                "thread",
                Samples.fullEntry(21),
                hex(23).withIndex(1));
        SnapshotEntry unknownThread = snapshot(pack, 140, 5, Samples.TENANT, "subject", null, hex(22));
        return new PackManifest(
                pack,
                STREAM,
                20,
                26,
                new PackCounts(4, 0, 1, 1, 0),
                List.of(new Lane(MODEL, 145, List.of(digest))),
                List.of(bare, full, new PieceEntry(MODEL, Samples.TENANT, 100, 40), unknownThread),
                Optional.empty());
    }

    private static SnapshotEntry snapshot(
            PackId pack, long offset, int length, String tenant, String subject, String thread, TurnEntry... turns) {
        return new SnapshotEntry(
                SnapshotId.of(pack, MODEL, offset),
                MODEL,
                tenant,
                Optional.ofNullable(subject),
                Optional.ofNullable(thread),
                thread == null ? turns[0].contextBefore() : Optional.empty(),
                offset,
                length,
                List.of(turns));
    }

    /** A turn as they usually are. */
    private static TurnEntry hex(long offset) {
        String id = "%032x".formatted(offset);
        return new TurnEntry(
                id,
                Samples.BODY_DIGEST,
                offset,
                0,
                Optional.empty(),
                Optional.of(id),
                List.of(id),
                List.of(),
                Optional.of("2026-01-01T00:00:00.120Z"),
                Optional.of("2026-01-01T00:00:03Z"),
                "2026-01-01T00:00:02.345Z",
                OptionalLong.of(offset),
                Optional.of("//gateway.example/eu-1"),
                false,
                false,
                List.of("seed"));
    }

    private static byte[] stored(String json) {
        return Zstd.compress(json.getBytes(UTF_8));
    }

    private String json() {
        return new String(Zstd.decompress(codec.encode(MANIFEST), 1 << 16), UTF_8).strip();
    }

    @Test
    void a_manifest_comes_back() {
        assertThat(codec.decode(codec.encode(MANIFEST))).isEqualTo(MANIFEST);
    }

    @Test
    void a_piece_is_a_frame_of_the_lane_and_no_snapshot() {
        // When
        PackManifest read = codec.decode(codec.encode(MANIFEST));

        // Then
        assertThat(read.frames()).hasSize(4);
        assertThat(read.framesByLane().values()).containsExactly(read.frames());
        assertThat(read.snapshots()).extracting(SnapshotEntry::frameOffset).containsExactly(0L, 70L, 140L);
    }

    @Test
    void a_thread_that_is_named_by_its_first_turn_is_not_written() {
        // Given
        PackId pack = PackId.next();
        TurnEntry begins = Samples.entry(20);
        SnapshotEntry unnamed = snapshot(pack, 0, 70, Samples.TENANT, null, null, begins);
        SnapshotEntry named = snapshot(pack, 0, 70, Samples.TENANT, null, begins.turnId(), begins);
        SnapshotEntry otherwise = snapshot(pack, 0, 70, Samples.TENANT, null, "conversation", begins);
        SnapshotEntry goesOn = snapshot(pack, 0, 70, Samples.TENANT, null, hex(21).turnId(), hex(21));

        // When, Then
        assertThat(unnamed).isEqualTo(named);
        assertThat(json(pack, named)).doesNotContain("threadId");
        assertThat(json(pack, otherwise)).contains("conversation");
        for (SnapshotEntry snapshot : List.of(named, otherwise, goesOn)) {
            PackManifest manifest = alone(pack, snapshot);
            assertThat(codec.decode(codec.encode(manifest))).isEqualTo(manifest);
        }
    }

    private String json(PackId pack, SnapshotEntry snapshot) {
        return new String(Zstd.decompress(codec.encode(alone(pack, snapshot)), 1 << 16), UTF_8);
    }

    private static PackManifest alone(PackId pack, SnapshotEntry snapshot) {
        long offset = snapshot.turns().get(0).offset();
        return new PackManifest(
                pack,
                STREAM,
                offset,
                offset + 1,
                Samples.turnsOnly(1),
                List.of(new Lane(MODEL, 70, List.of(Digests.sha256("chunk")))),
                List.of(snapshot),
                Optional.empty());
    }

    @Test
    void a_gap_comes_back_with_who_and_why() {
        // Given
        PackManifest gap = gap();

        // When
        PackManifest read = codec.decode(codec.encode(gap));

        // Then
        assertThat(read).isEqualTo(gap);
        assertThat(read.gap().orElseThrow().acceptedBy()).isEqualTo("on call");
    }

    private static PackManifest gap() {
        return new PackManifest(
                PackId.next(),
                STREAM,
                20,
                25,
                PackCounts.lostOnly(5),
                List.of(),
                List.of(),
                Optional.of(new AcceptedGap("on call", "ticket 12", Instant.parse("2026-01-01T00:00:00.123456Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"gap\": | \"gab\": | gap is missing",
                "\"lost\":5 | \"lost\":0,\"nothing\":5 | counts make 0",
                "\"control\":0,\"lost\":5 | \"control\":5,\"lost\":0 | gap is there",
                "\"control\":0,\"lost\":5 | \"control\":1,\"lost\":4 | a pack of its own",
                "\"acceptedBy\":\"on call\" | \"acceptedBy\":\"\" | acceptedBy",
                "\"acceptedAt\":\"2026 | \"acceptedAt\":\"yesterday | acceptedAt",
            })
    void a_gap_that_nobody_answers_for_is_refused(String from, String to, String complaint) {
        // Given
        String json = new String(Zstd.decompress(codec.encode(gap()), 1 << 16), UTF_8).strip();

        // When, Then
        assertThatThrownBy(() -> codec.decode(stored(json.replace(from, to))))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void members_that_a_reader_does_not_know_are_ignored() {
        // Given
        String extended = json().replace("{\"offset\"", "{\"later\":[1],\"offset\"");

        // When
        PackManifest read = codec.decode(stored(extended));

        // Then
        assertThat(read).isEqualTo(MANIFEST);
    }

    @Test
    void an_unknown_version_is_refused_by_number() {
        // Given
        byte[] newer = stored(json().replace("\"version\":4", "\"version\":5"));

        // When, Then
        assertThatThrownBy(() -> codec.decode(newer))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("manifest has version 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"nextOffset\":26 | \"nextOffset\":27 | counts make 6",
                "\"turns\":4 | \"turns\":5 | counts make 7",
                "\"turns\":4,\"duplicates\":0 | \"turns\":3,\"duplicates\":1 | snapshots hold 4 turns",
                "\"turns\":[1,2,0,1] | \"turns\":[1,2,0,2] | turns are 4, fewer",
                "\"turns\":[1,2,0,1] | \"turns\":[1,1,0,1] | turns are 4, more",
                "\"frames\":[4] | \"frames\":[5] | frames are 4, fewer",
                "\"frames\":[4] | \"frames\":[3] | frames are 4, more",
                "\"turns\":[1,2,0,1] | \"turns\":[1,3] | turns has 2 rows",
                "\"turns\":[1,2,0,1] | \"turns\":[1,2,0,-1] | turns is below 0",
                "\"length\":[70,30,40,5] | \"length\":[70,30,40,0] | frameLength",
                "\"length\":[70,30,40,5] | \"length\":[70,30,40,3000000000] | length",
                "\"length\":[70,30,40,5] | \"length\":[70,30,40,2000000000] | chunkDigests",
                "\"offset\":[0,1,2,-1] | \"offset\":[0,1,2] | recordedAt has 4 rows",
                "\"offset\":[0,1,2,-1] | \"offset\":[0,1,9223372036854775807,1] | overflow",
                "\"endOfThread\":[1] | \"endOfThread\":[4] | endOfThread names row 4 of 4",
                "\"factCounts\":[0,2,1,1] | \"factCounts\":[0,2,1,2] | facts has 4 rows",
                "\"factCounts\":[0,2,1,1] | \"factCounts\":[0,2,1,2000000000] | facts has 4 rows",
                "\"firstOffset\":20 | \"firstOffset\":\"20\" | firstOffset",
                "\"lanes\": | \"lames\": | lanes",
                "\"turnId\": | \"turnIt\": | turnId is missing",
                "\"tenant\": | \"tenand\": | tenant is missing",
            })
    void a_manifest_that_contradicts_itself_is_refused(String from, String to, String complaint) {
        // Given
        byte[] changed = stored(json().replace(from, to));

        // When, Then
        assertThatThrownBy(() -> codec.decode(changed))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void bytes_that_are_no_zstd_frame_are_refused() {
        // Given
        byte[] good = codec.encode(MANIFEST);

        // When, Then
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(ArchiveFormatException.class);
        assertThatThrownBy(() -> codec.decode(Samples.noise(100, 1))).isInstanceOf(ArchiveFormatException.class);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(ArchiveFormatException.class);
        }
    }

    @Test
    void a_bomb_is_refused_before_anything_is_allocated() {
        // Given: a zstd frame header that promises a terabyte
        byte[] bomb = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0};

        // When, Then
        assertThatThrownBy(() -> codec.decode(bomb))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("268435456");
    }

    @Test
    void whatever_the_json_is_decoding_ends_with_a_manifest_or_a_refusal() {
        // Given
        byte[] json = json().getBytes(UTF_8);

        // When
        long refused = new Random(7)
                .ints(5_000)
                .filter(seed -> isRefused(mutate(json, new Random(seed))))
                .count();

        // Then
        assertThat(refused).isBetween(1L, 4_999L);
    }

    private static byte[] mutate(byte[] json, Random random) {
        byte[] mutant = json.clone();
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(128);
        }
        return Zstd.compress(mutant);
    }

    private boolean isRefused(byte[] stored) {
        try {
            codec.decode(stored);
            return false;
        } catch (ArchiveFormatException e) {
            return true;
        }
    }
}
