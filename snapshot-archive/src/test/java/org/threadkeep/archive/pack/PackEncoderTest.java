package org.threadkeep.archive.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.STREAM;
import static org.threadkeep.archive.Samples.TENANT;
import static org.threadkeep.archive.Samples.turn;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameKinds;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.Frames;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeysInMemory;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.SubjectKeys;

class PackEncoderTest {
    private final SubjectKeys keys = new SubjectKeys(
            LocalFileKeyManagement.of(Samples.noise(32, 1)),
            new KeysInMemory(),
            CacheBounds.defaults(),
            InstantSource.system());
    private final PackEncoder encoder = new PackEncoder(keys);

    private static FrameRecord said(String text) {
        return Samples.content(text);
    }

    private List<FrameRecord> read(SealedPack pack, SnapshotEntry snapshot) {
        KeyOwner owner = new KeyOwner(snapshot.tenant(), snapshot.subject());
        FramePlace place = SnapshotRef.of(pack.manifest().pack(), snapshot).place();
        return Frames.whole(Frames.read(frame(pack, snapshot), place, id -> keys.find(owner, id)), snapshot);
    }

    private static byte[] frame(SealedPack pack, SnapshotEntry snapshot) {
        byte[] lane = lane(pack, snapshot.modelVersion());
        int from = (int) snapshot.frameOffset();
        return Arrays.copyOfRange(lane, from, from + snapshot.frameLength());
    }

    private static byte[] lane(SealedPack pack, String model) {
        ByteArrayOutputStream lane = new ByteArrayOutputStream();
        pack.chunks().stream()
                .filter(chunk -> chunk.modelVersion().equals(model))
                .forEach(chunk -> lane.writeBytes(chunk.bytes()));
        return lane.toByteArray();
    }

    @Test
    void turns_of_one_model_version_subject_and_thread_share_a_frame_in_offset_order() {
        // Given
        PackContent content = Samples.pack(
                STREAM,
                turn(0, MODEL, "alice", "thread-1", said("1")),
                turn(1, MODEL, "alice", "thread-2", said("2")),
                turn(2, MODEL, "alice", "thread-1", said("3")),
                turn(3, MODEL, "bob", "thread-1", said("4")),
                turn(4, MODEL, null, "thread-1", said("5")),
                turn(5, "other-model", "alice", "thread-1", said("6")));

        // When
        SealedPack pack = encoder.encode(content);

        // Then
        List<SnapshotEntry> snapshots = pack.manifest().snapshots();
        assertThat(snapshots).hasSize(5);
        assertThat(snapshots)
                .extracting(SnapshotEntry::modelVersion)
                .containsExactly(MODEL, MODEL, MODEL, MODEL, "other-model");
        assertThat(snapshots.get(0).turns()).extracting(TurnEntry::offset).containsExactly(0L, 2L);
        assertThat(snapshots.get(0).turns()).extracting(TurnEntry::index).containsExactly(0, 1);
        assertThat(snapshots.get(0).threadId()).hasValue("thread-1");
        assertThat(snapshots.get(0).tenant()).isEqualTo(TENANT);
        assertThat(read(pack, snapshots.get(0))).containsExactly(said("1"), said("3"));
        assertThat(snapshots.subList(1, 5))
                .allSatisfy(snapshot -> assertThat(snapshot.turns()).hasSize(1));
    }

    @Test
    void a_turn_whose_thread_is_not_known_has_a_frame_of_its_own_that_names_what_it_continues() {
        // Given
        FreezableTurn one = turn(Samples.fullEntry(0), MODEL, "alice", null, said("1"));
        FreezableTurn two = turn(Samples.fullEntry(1), MODEL, "alice", null, said("2"));
        FreezableTurn three = turn(Samples.fullEntry(2), MODEL, "alice", "thread-1", said("3"));

        // When
        List<SnapshotEntry> snapshots =
                encoder.encode(Samples.pack(STREAM, one, two, three)).manifest().snapshots();

        // Then
        assertThat(snapshots)
                .extracting(SnapshotEntry::continues)
                .containsExactly(Optional.of("context-before"), Optional.of("context-before"), Optional.empty());
    }

    @Test
    void the_manifest_has_the_digest_of_every_chunk_and_names_every_frame_by_its_place() {
        // Given
        PackContent content = Samples.pack(
                STREAM,
                turn(0, MODEL, "alice", "t", Samples.content("k", Map.of(), Samples.noise(700_000, 1))),
                turn(1, MODEL, "bob", "t", Samples.content("k", Map.of(), Samples.noise(10, 2))),
                turn(2, "other-model", "bob", "t", said("x")));

        // When
        SealedPack pack = encoder.encode(content);

        // Then
        assertThat(pack.manifest().snapshots()).allSatisfy(snapshot -> assertThat(snapshot.snapshotId())
                .isEqualTo(SnapshotId.of(pack.manifest().pack(), snapshot.modelVersion(), snapshot.frameOffset())));
        assertThat(pack.manifest().lanes()).hasSize(2).allSatisfy(lane -> {
            assertThat(lane(pack, lane.modelVersion())).hasSize((int) lane.bytes());
            assertThat(digests(pack, lane)).isEqualTo(lane.chunkDigests());
        });
        assertThat(pack.chunks())
                .hasSize(4)
                .filteredOn(chunk -> chunk.bytes().length == Chunk.BYTES)
                .hasSize(2);
        assertThat(pack.digest()).isEqualTo(Digests.sha256(pack.manifestBytes()));
    }

    private static List<String> digests(SealedPack pack, Lane lane) {
        return pack.chunks().stream()
                .filter(chunk -> chunk.modelVersion().equals(lane.modelVersion()))
                .map(chunk -> Digests.sha256(chunk.bytes()))
                .toList();
    }

    @Test
    void a_long_thread_is_cut_into_several_frames() {
        // Given
        FrameRecord large = Samples.content("k", Map.of(), Samples.noise(12 << 20, 1));
        PackContent content = Samples.pack(
                STREAM,
                turn(0, MODEL, "alice", "t", large),
                turn(1, MODEL, "alice", "t", large),
                turn(2, MODEL, "alice", "t", large),
                turn(3, MODEL, "alice", "t", said("x")));

        // When
        SealedPack pack = encoder.encode(content);

        // Then
        assertThat(pack.manifest().snapshots())
                .extracting(snapshot -> snapshot.turns().size())
                .containsExactly(2, 2);
        assertThat(read(pack, pack.manifest().snapshots().get(1))).containsExactly(large, said("x"));
    }

    @Test
    void a_turn_larger_than_a_frame_usually_is_still_has_one() {
        // Given
        FrameRecord large = Samples.content("k", Map.of(), Samples.noise(40 << 20, 1));
        PackContent content =
                Samples.pack(STREAM, turn(0, MODEL, "a", "t", said("x")), turn(1, MODEL, "a", "t", large));

        // When
        SealedPack pack = encoder.encode(content);

        // Then
        assertThat(pack.manifest().snapshots()).hasSize(2);
        assertThat(read(pack, pack.manifest().snapshots().get(1))).containsExactly(large);
    }

    @Test
    void a_pack_without_turns_is_a_manifest_only() {
        // Given
        PackContent content = new PackContent(STREAM, 5, 8, new PackCounts(0, 1, 1, 1, 0), List.of());

        // When
        SealedPack pack = encoder.encode(content);

        // Then
        assertThat(pack.chunks()).isEmpty();
        assertThat(pack.manifest().counts()).isEqualTo(content.counts());
        assertThat(pack.entryAfter(Optional.empty()).packDigest()).isEqualTo(pack.digest());
    }

    @Test
    void nothing_that_was_said_is_in_the_manifest() {
        // Given
        FrameRecord content =
                Samples.content("canary-key", Map.of("canary-header", "x"), "canary-value".getBytes(UTF_8));
        SealedPack pack = encoder.encode(Samples.pack(STREAM, turn(Samples.fullEntry(0), MODEL, "a", "t", content)));

        // When
        String manifest = pack.manifest().toString();

        // Then
        assertThat(manifest).doesNotContain("canary");
        assertThat(pack.toString() + content).doesNotContain("canary");
    }

    /** Each call sends 1,000 bytes that are new, and all that went before: 180 MB. */
    @Test
    void a_pack_counts_its_frames_by_kind() {
        // Given
        RecentFrames.OfStream earlier = new RecentFrames(16 << 20).ofStream();
        byte[] history = Samples.noise(20_000, 1);
        FrameRecord first = Samples.content("k", Map.of(), Arrays.copyOf(history, 10_000));
        FrameRecord more = Samples.content("k", Map.of(), history);

        // When
        SealedPack begun = encoder.encode(Samples.pack(STREAM, turn(0, MODEL, "a", "t", first)), earlier);
        SealedPack goneOn = encoder.encode(
                Samples.pack(STREAM, turn(1, MODEL, "a", "t", more), turn(2, MODEL, "b", "u", first)), earlier);

        // Then
        assertThat(begun.frames()).isEqualTo(new FrameKinds(1, 0, 0, 0));
        assertThat(goneOn.frames()).isEqualTo(new FrameKinds(1, 1, 0, 0));
    }

    @Test
    void a_thread_of_600_turns_takes_some_times_what_is_new_and_no_turn_needs_more_than_33_frames() {
        // Given
        RecentFrames.OfStream earlier = new RecentFrames(16 << 20).ofStream();
        byte[] history = Samples.noise(600 * 1_000, 1);
        FrameReader reader = new FrameReader();
        long stored = 0;
        int deepest = 0;

        // When
        for (int call = 1; call <= 600; call++) {
            FrameRecord content = Samples.content("k", Map.of(), Arrays.copyOf(history, call * 1_000));
            SealedPack pack = encoder.encode(Samples.pack(STREAM, turn(call, MODEL, "a", "t", content)), earlier);
            byte[] frame = frame(pack, pack.manifest().snapshots().get(0));
            stored += frame.length;
            deepest = Math.max(deepest, reader.opener(frame, MODEL) instanceof Base base ? base.depth() : 0);
        }

        // Then
        assertThat(stored).isBetween(600_000L, 2_100_000L);
        assertThat(deepest).isLessThanOrEqualTo(Base.MAX_DEPTH).isGreaterThan(24);
    }
}
