package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.turn;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameKinds;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.Lane;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.pack.ManifestCodec;

@ExtendWith(TestCassandra.Shared.class)
class PackStoreIT {
    private static final FrameRecord SMALL = Samples.content("a small turn");
    private static final FrameRecord LARGE = Samples.content("k", Map.of(), Samples.noise(40 << 20, 1));

    private final TestCassandra cassandra;
    private final Archive archive;
    private final StreamId stream = Samples.freshStream();

    PackStoreIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
        this.archive = cassandra.archive();
    }

    private SealedPack written(FrameRecord... contents) {
        var turns = LongStream.range(0, contents.length)
                .mapToObj(i -> turn(i, MODEL, "alice", "thread-" + i, contents[(int) i]))
                .toArray(FreezableTurn[]::new);
        SealedPack pack = archive.encoder().encode(Samples.pack(stream, turns));
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    private static SnapshotRef ref(SealedPack pack, int snapshot) {
        return SnapshotRef.of(
                pack.manifest().pack(), pack.manifest().snapshots().get(snapshot));
    }

    private static FreezeLogEntry entry(SealedPack pack) {
        return pack.entryAfter(Optional.empty());
    }

    @Test
    void a_pack_with_a_turn_larger_than_a_partition_is_read_back() {
        // Given
        SealedPack pack = written(SMALL, LARGE, SMALL);

        // When
        PackManifest manifest = archive.packs().readManifest(entry(pack));

        // Then
        assertThat(manifest).isEqualTo(pack.manifest());
        assertThat(Frozen.records(archive, pack, 0)).containsExactly(SMALL);
        assertThat(Frozen.records(archive, pack, 1)).containsExactly(LARGE);
        assertThat(Frozen.records(archive, pack, 2)).containsExactly(SMALL);
    }

    @Test
    void no_partition_holds_more_than_8_mib() {
        // Given
        SealedPack pack = written(SMALL, LARGE);

        // When
        List<Long> rowsPerPart = LongStream.rangeClosed(0, 6)
                .mapToObj(part -> cassandra.cql(
                        "SELECT count(*) FROM threadkeep_archive.chunk"
                                + " WHERE model_version = ? AND pack_id = ? AND part = ?",
                        MODEL,
                        pack.manifest().pack().value(),
                        (int) part))
                .map(rows -> rows.get(0).getLong(0))
                .toList();

        // Then
        assertThat(rowsPerPart).containsExactly(32L, 32L, 32L, 32L, 32L, 1L, 0L);
    }

    @Test
    void reading_a_frame_needs_no_chunks_but_those_that_cover_it() {
        // Given
        SealedPack pack = written(Samples.content("k", Map.of(), Samples.noise(9 << 20, 2)), SMALL);
        int last = LaneReader.firstChunk(ref(pack, 1).place());
        cassandra.cql(
                "DELETE FROM threadkeep_archive.chunk WHERE model_version = ? AND pack_id = ? AND part = 0",
                MODEL,
                pack.manifest().pack().value());
        cassandra.cql(
                "DELETE FROM threadkeep_archive.chunk"
                        + " WHERE model_version = ? AND pack_id = ? AND part = 1 AND chunk_no < ?",
                MODEL,
                pack.manifest().pack().value(),
                last);

        // When
        List<FrameRecord> read = Frozen.records(archive, pack, 1);

        // Then
        assertThat(read).containsExactly(SMALL);
        assertThatThrownBy(() -> archive.frames().read(ref(pack, 0)))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("part=0, chunk_no=0)")
                .hasMessageContaining("missing");
    }

    @Test
    void a_pack_that_is_written_again_is_the_same() {
        // Given
        SealedPack pack = written(SMALL);

        // When
        Concurrently.await(archive.packs().write(pack));

        // Then
        assertThat(archive.packs().readManifest(entry(pack))).isEqualTo(pack.manifest());
        assertThat(Frozen.records(archive, pack, 0)).containsExactly(SMALL);
    }

    @Test
    void what_is_written_but_not_in_the_log_is_seen_by_nobody() {
        // When
        written(SMALL);

        // Then
        assertThat(archive.log().head(stream)).isEmpty();
        assertThat(archive.log().entries(stream, 0)).isEmpty();
        assertThat(archive.log().streams()).doesNotContain(stream);
    }

    @Test
    void a_flip_of_any_byte_of_a_chunk_is_found_and_the_row_is_named() {
        // Given
        SealedPack pack = written(SMALL);
        byte[] chunk = pack.chunks().get(0).bytes();

        for (int i = 0; i < chunk.length; i++) {
            // When
            byte[] flipped = chunk.clone();
            flipped[i] ^= 1;
            overwriteChunk(pack, 0, flipped);

            // Then
            assertThatThrownBy(() -> archive.frames().read(ref(pack, 0)))
                    .isInstanceOf(CorruptArchiveException.class)
                    .hasMessageContaining("threadkeep_archive.chunk (model_version=" + MODEL + ", pack_id="
                            + pack.manifest().pack() + ", part=0, chunk_no=0)");
        }
    }

    @Test
    void a_chunk_that_is_cut_off_is_found_and_named() {
        // Given
        SealedPack pack = written(Samples.content("k", Map.of(), Samples.noise(600_000, 2)));
        overwriteChunk(pack, 1, Arrays.copyOf(pack.chunks().get(1).bytes(), 200_000));

        // When, Then
        assertThatThrownBy(() -> archive.frames().read(ref(pack, 0)))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("chunk_no=1)")
                .hasMessageContaining("cut off");
    }

    private void overwriteChunk(SealedPack pack, int number, byte[] bytes) {
        cassandra.cql(
                "INSERT INTO threadkeep_archive.chunk (model_version, pack_id, part, chunk_no, bytes)"
                        + " VALUES (?, ?, 0, ?, ?)",
                MODEL,
                pack.manifest().pack().value(),
                number,
                ByteBuffer.wrap(bytes));
    }

    @Test
    void a_frame_that_was_moved_to_another_model_version_is_found() {
        // Given
        SealedPack pack = written(SMALL);
        SnapshotRef right = ref(pack, 0);
        SnapshotRef relabelled = new SnapshotRef(
                "acme/llama-ft-8",
                right.tenant(),
                right.subject(),
                right.pack(),
                0,
                right.frameLength(),
                right.snapshotId());
        cassandra.cql(
                "INSERT INTO threadkeep_archive.chunk (model_version, pack_id, part, chunk_no, bytes)"
                        + " VALUES ('acme/llama-ft-8', ?, 0, 0, ?)",
                right.pack().value(),
                ByteBuffer.wrap(pack.chunks().get(0).bytes()));

        // When, Then
        assertThatThrownBy(() -> archive.frames().read(relabelled))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("model_version=acme/llama-ft-8");
    }

    @Test
    void a_flip_of_any_byte_of_a_manifest_is_found_and_the_row_is_named() {
        // Given
        SealedPack pack = written(SMALL);
        byte[] manifest = pack.manifestBytes();

        for (int i = 0; i < manifest.length; i++) {
            // When
            byte[] flipped = manifest.clone();
            flipped[i] ^= 1;
            overwriteManifest(pack.manifest().pack(), flipped);

            // Then
            assertThatThrownBy(() -> archive.packs().readManifest(entry(pack)))
                    .isInstanceOf(CorruptArchiveException.class)
                    .hasMessageContaining("threadkeep_archive.pack_manifest (pack_id="
                            + pack.manifest().pack() + ")");
        }
    }

    @Test
    void a_manifest_that_is_another_packs_is_found() {
        // Given
        SealedPack pack = written(SMALL);
        SealedPack other = written(SMALL);
        FreezeLogEntry forged = FreezeLogEntry.append(
                Optional.empty(),
                stream,
                0,
                1,
                pack.manifest().pack(),
                other.digest(),
                pack.manifest().counts());
        overwriteManifest(pack.manifest().pack(), other.manifestBytes());

        // When, Then
        assertThatThrownBy(() -> archive.packs().readManifest(forged)).isInstanceOf(CorruptArchiveException.class);
    }

    @Test
    void a_manifest_that_is_missing_is_found() {
        // Given
        SealedPack pack = written(SMALL);
        cassandra.cql(
                "DELETE FROM threadkeep_archive.pack_manifest WHERE pack_id = ? AND part = 0",
                pack.manifest().pack().value());

        // When, Then
        assertThatThrownBy(() -> archive.packs().readManifest(entry(pack))).isInstanceOf(CorruptArchiveException.class);
    }

    private void overwriteManifest(PackId pack, byte[] bytes) {
        cassandra.cql(
                "INSERT INTO threadkeep_archive.pack_manifest (pack_id, part, chunk_no, bytes) VALUES (?, 0, 0, ?)",
                pack.value(),
                ByteBuffer.wrap(bytes));
    }

    @Test
    void a_manifest_that_spans_partitions_is_read_back_and_a_missing_row_is_named() {
        // Given
        SealedPack pack = withManyTurns(160_000);
        Concurrently.await(archive.packs().write(pack));

        // When
        PackManifest read = archive.packs().readManifest(entry(pack));
        cassandra.cql(
                "DELETE FROM threadkeep_archive.pack_manifest WHERE pack_id = ? AND part = 1 AND chunk_no = 32",
                pack.manifest().pack().value());

        // Then
        assertThat(pack.manifestBytes().length).isGreaterThan((Chunk.PER_PART + 1) * Chunk.BYTES);
        assertThat(read).isEqualTo(pack.manifest());
        assertThatThrownBy(() -> archive.packs().readManifest(entry(pack)))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("part=1, chunk_no=32");
    }

    private SealedPack withManyTurns(int count) {
        List<TurnEntry> turns = LongStream.range(0, count)
                .mapToObj(offset -> Samples.entry(offset).withIndex((int) offset))
                .map(turn -> new TurnEntry(
                        turn.turnId(),
                        Digests.sha256("body " + turn.offset()),
                        turn.offset(),
                        turn.index(),
                        Optional.of(Digests.sha256("deployment " + turn.offset())),
                        turn.contextBefore(),
                        turn.contextAfter(),
                        turn.parents(),
                        turn.startedAt(),
                        turn.endedAt(),
                        turn.recordedAt(),
                        turn.sequence(),
                        Optional.empty(),
                        turn.endOfThread(),
                        turn.cancelled(),
                        turn.facts()))
                .toList();
        PackId id = PackId.next();
        SnapshotEntry snapshot = new SnapshotEntry(
                SnapshotId.of(id, MODEL, 0),
                MODEL,
                "t",
                Optional.empty(),
                Optional.of("x"),
                Optional.empty(),
                0,
                1,
                turns);
        PackManifest manifest = new PackManifest(
                id,
                stream,
                0,
                count,
                Samples.turnsOnly(count),
                List.of(new Lane(MODEL, 1, List.of(Digests.NONE))),
                List.of(snapshot),
                Optional.empty());
        byte[] bytes = new ManifestCodec().encode(manifest);
        return new SealedPack(manifest, bytes, Digests.sha256(bytes), List.of(), FrameKinds.NONE);
    }

    @Test
    void chunks_are_stored_as_the_manifest_names_them() {
        // Given
        SealedPack pack = written(SMALL);

        // When
        List<Row> rows = cassandra.cql(
                "SELECT bytes FROM threadkeep_archive.chunk WHERE model_version = ? AND pack_id = ? AND part = 0",
                MODEL,
                pack.manifest().pack().value());

        // Then
        assertThat(rows)
                .extracting(row -> Digests.sha256(ByteUtils.getArray(row.getByteBuffer("bytes"))))
                .isEqualTo(pack.manifest().lanes().get(0).chunkDigests());
    }
}
