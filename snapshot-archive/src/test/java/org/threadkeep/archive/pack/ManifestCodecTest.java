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
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.UnknownVersionException;

class ManifestCodecTest {
    private static final PackManifest MANIFEST = manifest();

    private final ManifestCodec codec = new ManifestCodec();

    private static PackManifest manifest() {
        String digest = Digests.sha256("frame");
        SnapshotEntry bare = new SnapshotEntry(
                digest,
                MODEL,
                Samples.TENANT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                70,
                List.of(Samples.entry(20)));
        SnapshotEntry full = new SnapshotEntry(
                digest,
                MODEL,
                "tenant \"\\\u00e9\ud83e\uddca\u2028",
                Optional.of("subject"),
                Optional.of("thread"),
                Optional.empty(),
                70,
                30,
                List.of(Samples.fullEntry(21), Samples.entry(23).withIndex(1)));
        return new PackManifest(
                1,
                PackId.next(),
                STREAM,
                20,
                25,
                new PackCounts(3, 0, 1, 1, 0),
                List.of(new Lane(MODEL, 100, List.of(digest))),
                List.of(bare, full),
                Optional.empty());
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
                1,
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
        String extended = json().replace("{\"turnId\"", "{\"later\":[1],\"turnId\"");

        // When
        PackManifest read = codec.decode(stored(extended));

        // Then
        assertThat(read).isEqualTo(MANIFEST);
    }

    @Test
    void an_unknown_version_is_refused_by_number() {
        // Given
        byte[] newer = stored(json().replace("\"version\":1", "\"version\":2"));

        // When, Then
        assertThatThrownBy(() -> codec.decode(newer))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("manifest has version 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"nextOffset\":25 | \"nextOffset\":26 | counts make 5",
                "\"turns\":3 | \"turns\":4 | counts make 6",
                "\"turns\":3,\"duplicates\":0 | \"turns\":2,\"duplicates\":1 | snapshots hold 3 turns",
                "\"frameLength\":30 | \"frameLength\":31 | outside of the lanes",
                "\"frameOffset\":70 | \"frameOffset\":9223372036854775807 | outside of the lanes",
                "\"frameLength\":30 | \"frameLength\":3000000000 | frameLength",
                "\"bytes\":100 | \"bytes\":300000 | chunkDigests",
                "\"firstOffset\":20 | \"firstOffset\":\"20\" | firstOffset",
                "\"snapshots\": | \"snapshotz\": | snapshots",
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
