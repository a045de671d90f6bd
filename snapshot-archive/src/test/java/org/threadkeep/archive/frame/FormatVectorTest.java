package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.DerivedHeaders;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StoredRecord;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeysInMemory;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.SubjectKey;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.keys.WrappedKey;
import org.threadkeep.archive.pack.ManifestCodec;

/** The bytes that {@code FORMAT.md} shows are what this code reads and writes. */
class FormatVectorTest {
    private static final Pattern BLOCK = Pattern.compile("```(?:hex|text|json) ([a-z-]+)\n(.*?)```", Pattern.DOTALL);
    private static final UUID KEY_ID = UUID.fromString("3f0c5b1e-7c7a-4b7e-9a55-0d6c1f2e3a4b");
    private static final int KEY_MARK = 0x3f0c5b1e;
    private static final KeyOwner OWNER = new KeyOwner("acme", Optional.of("user-1"));
    private static final Map<String, String> VECTOR = read();

    private static Map<String, String> read() {
        try {
            return BLOCK.matcher(Files.readString(Path.of("FORMAT.md")))
                    .results()
                    .collect(Collectors.toMap((MatchResult block) -> block.group(1), block -> block.group(2)));
        } catch (IOException e) {
            throw new IllegalStateException("FORMAT.md is not in the working directory", e);
        }
    }

    private static String line(String name) {
        return VECTOR.get(name).replace("\n", "");
    }

    private static byte[] hex(String name) {
        return HexFormat.of().parseHex(line(name));
    }

    private static LocalFileKeyManagement kek() {
        return LocalFileKeyManagement.of(hex("kek"));
    }

    private static SubjectKeys keys() {
        KeysInMemory store = new KeysInMemory();
        store.putIfAbsent(new WrappedKey(OWNER, 1, KEY_ID, line("kek-id"), hex("wrapped")));
        return new SubjectKeys(kek(), store, CacheBounds.defaults(), InstantSource.system());
    }

    /** Headers that follow from the manifest, and those that don't. */
    private static FrameRecord call(String id, String value, int turn) {
        SnapshotEntry snapshot = manifest().snapshots().get(0);
        Map<String, String> headers =
                new TreeMap<>(DerivedHeaders.of(snapshot, snapshot.turns().get(turn)));
        headers.putAll(Map.of("ce_id", id, "ce_partitionkey", "acme/r"));
        return Samples.content("acme/r", headers, value.getBytes(UTF_8));
    }

    private static List<FrameRecord> calls() {
        return List.of(
                call("1", "{\"said\":\"hello, hello, hello\"}", 0),
                call("2", "{\"said\":\"hello, hello, hello, hello\"}", 1));
    }

    private static List<StoredRecord> stored() {
        SnapshotEntry snapshot = manifest().snapshots().get(0);
        List<StoredRecord> stored = new ArrayList<>();
        for (FrameRecord call : calls()) {
            stored.add(StoredRecord.of(
                    call, DerivedHeaders.of(snapshot, snapshot.turns().get(stored.size()))));
        }
        return stored;
    }

    private static PackManifest manifest() {
        return new ManifestCodec().decode(hex("manifest-stored"));
    }

    @Test
    void the_key_is_unwrapped() {
        // Given
        byte[] context = "threadkeep subject key 1\nepoch 1\nkey %s\ntenant 4 acme\nsubject user-1\n"
                .formatted(KEY_ID)
                .getBytes(UTF_8);

        // When
        byte[] key = kek().unwrap(kek().kekId(), hex("wrapped"), context);

        // Then
        assertThat(kek().kekId()).isEqualTo(line("kek-id"));
        assertThat(key).isEqualTo(hex("data-key"));
    }

    @Test
    void the_structure_is_this() {
        assertThat(new String(Structure.bytes(), UTF_8)).isEqualTo(line("structure"));
        assertThat(Digests.sha256(Structure.bytes())).isEqualTo(line("structure-digest"));
    }

    @Test
    void the_records_are_laid_out_so() {
        assertThat(RecordsCodec.encode(stored()).bytes()).isEqualTo(hex("records"));
        assertThat(RecordsCodec.decode(hex("records"))).isEqualTo(stored());
    }

    @Test
    void the_frame_is_opened() {
        // Given
        byte[] frame = hex("frame");
        PackManifest manifest = manifest();
        SnapshotEntry snapshot = manifest.snapshots().get(0);
        FramePlace place = SnapshotRef.of(manifest.pack(), snapshot).place();

        // When
        FrameContent content = Frames.read(frame, place, id -> keys().find(OWNER, id));

        // Then
        assertThat(Frames.whole(content, snapshot)).isEqualTo(calls());
        assertThat(snapshot.snapshotId()).isEqualTo(line("snapshot-id"));
        assertThat(Digests.sha256(frame)).isEqualTo(line("chunk-digest"));
        assertThat(manifest.lanes().get(0).chunkDigests()).containsExactly(line("chunk-digest"));
    }

    @Test
    void the_delta_is_opened() {
        // Given
        byte[] delta = hex("delta");
        String model = manifest().snapshots().get(0).modelVersion();
        PackId pack = PackId.parse("019b7600-0000-7000-8000-000000000002");
        FramePlace place = new FramePlace(model, pack, 0, delta.length);
        FrameReader reader = new FrameReader();

        // When
        Opener base = reader.opener(delta, model);
        byte[] plain =
                reader.plain(delta, place, keys().find(OWNER, KEY_MARK).orElseThrow(), Optional.of(hex("records")));

        // Then
        int length = hex("frame").length;
        assertThat(base).isEqualTo(new Base(new FramePlace(model, manifest().pack(), 0, length), 1));
        assertThat(plain).isEqualTo(hex("delta-records"));
        assertThat(reader.records(plain).get(0).value())
                .isEqualTo("{\"said\":\"hello, hello, hello, hello, hello\"}".getBytes(UTF_8));
    }

    @Test
    void a_delta_is_put_together_from_copies_and_the_rest() {
        assertThat(Delta.decode(hex("delta-content"), hex("records"))).isEqualTo(hex("delta-records"));
    }

    /** In the pack that has them one after another. */
    private static FramePlace third(long offset, String frame) {
        PackId pack = PackId.parse("019b7600-0000-7000-8000-000000000003");
        return new FramePlace(manifest().snapshots().get(0).modelVersion(), pack, offset, hex(frame).length);
    }

    @Test
    void frames_with_pieces_are_opened() {
        // Given
        FramePlace piece = third(0, "piece");
        FramePlace own = third(piece.frameLength(), "with-pieces");
        FramePlace delta = third(own.frameOffset() + own.frameLength(), "delta-with-pieces");
        SubjectKey key = keys().find(OWNER, KEY_MARK).orElseThrow();
        FrameReader reader = new FrameReader();
        Map<FramePlace, byte[]> opened = new HashMap<>();
        PieceOpener pieces = (place, pieceKey) ->
                opened.computeIfAbsent(place, asked -> reader.piece(hex("piece"), asked, pieceKey));

        // When
        byte[] plain = reader.plain(hex("with-pieces"), own, key, Optional.empty(), pieces);
        byte[] plainOfDelta = reader.plain(hex("delta-with-pieces"), delta, key, Optional.of(hex("records")), pieces);

        // Then
        assertThat(opened).containsOnlyKeys(piece);
        assertThat(opened.get(piece))
                .isEqualTo("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk".getBytes(UTF_8));
        assertThat(plain).isEqualTo(hex("with-pieces-records")).isEqualTo(plainOfDelta);
        assertThat(reader.opener(hex("delta-with-pieces"), delta.modelVersion()))
                .isEqualTo(reader.opener(hex("delta"), delta.modelVersion()));
        assertThat(new String(reader.records(plain).get(0).value(), UTF_8))
                .startsWith("{\"seen\":\"iVBOR")
                .endsWith("mNk\",\"said\":\"hello\"}");
    }

    @Test
    void the_manifest_is_read_and_written_so() {
        // Given
        byte[] stored = hex("manifest-stored");

        // When
        byte[] again = new ManifestCodec().encode(manifest());

        // Then
        assertThat(json(stored)).isEqualTo(line("manifest"));
        assertThat(json(again)).isEqualTo(line("manifest"));
        assertThat(Digests.sha256(stored)).isEqualTo(line("pack-digest"));
        assertThat(manifest().snapshots().get(0).turns())
                .extracting(TurnEntry::offset)
                .containsExactly(40L, 42L);
    }

    private static String json(byte[] stored) {
        return new String(Zstd.decompress(stored, (int) Zstd.getFrameContentSize(stored)), UTF_8);
    }

    @Test
    void the_log_entry_has_this_digest() {
        // Given
        PackManifest manifest = manifest();

        // When
        FreezeLogEntry entry = FreezeLogEntry.append(
                Optional.empty(),
                manifest.stream(),
                manifest.firstOffset(),
                manifest.nextOffset(),
                manifest.pack(),
                line("pack-digest"),
                manifest.counts());

        // Then
        assertThat(entry.canonicalText()).isEqualTo(VECTOR.get("log-entry"));
        assertThat(entry.digest()).isEqualTo(line("digest"));
    }
}
