package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameContent.Erased;
import org.threadkeep.archive.FrameContent.Readable;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SnapshotId;
import org.threadkeep.archive.StoredRecord;
import org.threadkeep.archive.UnknownVersionException;
import org.threadkeep.archive.keys.SubjectKey;

class FrameTest {
    private static final SubjectKey KEY = SubjectKey.of(UUID.randomUUID(), Samples.noise(32, 1));
    private static final PackId PACK = PackId.next();
    private static final long OFFSET = 77;
    private static final int MAGIC_BYTES = 4;
    private static final int CLEAR_BYTES = 5;

    private static byte[] write(List<FrameRecord> records) {
        return writeAt(OFFSET, plain(records));
    }

    private static byte[] writeAt(long offset, Plain plain) {
        try (FrameWriter writer = new FrameWriter()) {
            return writer.write(KEY, PACK, MODEL, offset, plain, Optional.empty())
                    .bytes();
        }
    }

    static Plain plain(List<FrameRecord> records) {
        return FrameWriter.plain(stored(records));
    }

    private static List<StoredRecord> stored(List<FrameRecord> records) {
        return records.stream().map(whole -> StoredRecord.of(whole, Map.of())).toList();
    }

    private static Readable readable(FrameRecord... records) {
        return new Readable(stored(List.of(records)));
    }

    private static FramePlace place(byte[] frame) {
        return new FramePlace(MODEL, PACK, OFFSET, Math.max(frame.length, 1));
    }

    private static FrameContent read(byte[] frame) {
        return Frames.read(frame, place(frame), mark -> Optional.of(KEY).filter(k -> k.mark() == mark));
    }

    static Stream<List<FrameRecord>> nasties() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        TreeMap<String, byte[]> headers = new TreeMap<>();
        headers.put("", new byte[0]);
        headers.put("\0", new byte[] {0});
        headers.put("\u00fc\ud83e\uddca\u2028", everyByte);
        headers.put("ce_id", new byte[] {(byte) 0xc3, (byte) 0x28});
        byte[] invalid = {(byte) 0xff, (byte) 0xfe, (byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xf8};
        return Stream.of(
                List.of(),
                List.of(new FrameRecord(new byte[0], new TreeMap<>(), new byte[0])),
                List.of(new FrameRecord(new byte[] {0}, headers, new byte[] {0})),
                List.of(new FrameRecord(invalid, headers, invalid), Samples.content("after")),
                List.of(Samples.content("{\"a\":1.0e0,\"a\":1,  \"\\ud800\":\"\\u0000\"}")),
                Stream.generate(() -> Samples.content("again")).limit(5_000).toList());
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void records_come_back_byte_for_byte(List<FrameRecord> records) {
        // When
        FrameContent read = read(write(records));

        // Then
        assertThat(read).isEqualTo(new Readable(stored(records)));
    }

    @Test
    void a_value_of_40_mib_comes_back() {
        // Given
        FrameRecord large = Samples.content("key", Map.of(), Samples.noise(40 << 20, 7));

        // When
        FrameContent read = read(write(List.of(large)));

        // Then
        assertThat(read).isEqualTo(readable(large));
    }

    @Test
    void a_history_that_is_sent_again_far_behind_is_stored_once() {
        // Given
        byte[] history = Samples.noise(4 << 20, 5);
        FrameRecord call = Samples.content("key", Map.of(), history);

        // When
        byte[] frame = write(List.of(call, call, call));

        // Then
        assertThat(frame.length).isLessThan((4 << 20) + (64 << 10));
        assertThat(read(frame)).isEqualTo(readable(call, call, call));
    }

    @Test
    void what_does_not_compress_is_stored_as_it_is() {
        // Given
        FrameRecord media = Samples.content("key", Map.of(), Samples.noise(1 << 20, 3));

        // When
        byte[] frame = write(List.of(media));

        // Then
        assertThat(frame.length).isLessThan((1 << 20) + 128);
        assertThat(read(frame)).isEqualTo(readable(media));
    }

    @Test
    void the_same_records_at_two_places_have_no_bytes_of_content_in_common() {
        // Given
        Plain plain = plain(List.of(Samples.content("the same")));

        // When
        Set<ByteBuffer> sealed = Stream.of(0L, 1L, 1_000L)
                .map(offset -> writeAt(offset, plain))
                .map(frame -> ByteBuffer.wrap(frame, CLEAR_BYTES, frame.length - CLEAR_BYTES))
                .collect(Collectors.toSet());

        // Then
        assertThat(sealed).hasSize(3);
    }

    @Test
    void the_content_is_not_in_the_frame() {
        // Given
        String canary = "canary ".repeat(3);

        // When
        byte[] frame = write(List.of(Samples.content("key", Map.of(), canary.getBytes(UTF_8))));

        // Then
        assertThat(new String(frame, ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void without_its_key_a_frame_is_erased() {
        // Given
        byte[] frame = write(List.of(Samples.content("x")));

        // When
        FrameContent read = Frames.read(frame, place(frame), id -> Optional.empty());

        // Then
        assertThat(read).isInstanceOf(Erased.class);
    }

    @Test
    void a_frame_that_was_moved_is_refused() {
        // Given
        byte[] frame = write(List.of(Samples.content("x")));
        List<FramePlace> others = List.of(
                new FramePlace(MODEL, PackId.next(), OFFSET, frame.length),
                new FramePlace(MODEL.replace('7', '8'), PACK, OFFSET, frame.length),
                new FramePlace(MODEL, PACK, OFFSET + 1, frame.length));

        // When, Then
        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(() -> Frames.read(frame, other, id -> Optional.of(KEY)))
                        .isInstanceOf(ArchiveFormatException.class));
    }

    @Test
    void a_flip_of_any_bit_is_found() {
        // Given
        List<FrameRecord> records = List.of(Samples.content("a turn"), Samples.content("a turn"));
        byte[] frame = write(records);

        // When
        List<Integer> unnoticed = Stream.iterate(0, bit -> bit + 1)
                .limit(frame.length * 8L)
                .filter(bit -> readsAfterFlip(frame, bit))
                .collect(Collectors.toList());

        // Then
        assertThat(unnoticed).isEmpty();
        assertThat(read(frame)).isEqualTo(new Readable(stored(records)));
    }

    /** A flipped mark gives Erased; that a chunk was changed, verification finds by its digest. */
    private static boolean readsAfterFlip(byte[] frame, int bit) {
        byte[] flipped = frame.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        try {
            return read(flipped) instanceof Readable;
        } catch (ArchiveFormatException found) {
            return false;
        }
    }

    @Test
    void a_frame_that_is_cut_off_anywhere_is_found() {
        // Given
        byte[] frame = write(List.of(Samples.content("a turn")));

        // When, Then
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ArchiveFormatException.class);
        }
    }

    @Test
    void an_unknown_version_is_refused_by_number() {
        // Given
        byte[] frame = write(List.of(Samples.content("x")));
        frame[0] = (byte) 0x91;

        // When, Then
        assertThatThrownBy(() -> read(frame))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("frame has version 9");
    }

    @Test
    void an_unknown_compression_is_refused() {
        // Given
        byte[] frame = write(List.of(Samples.content("x")));
        frame[0] = 0x47;

        // When, Then
        assertThatThrownBy(() -> read(frame))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("unknown compression 7");
    }

    /** Whoever holds the key can write what a writer never writes. */
    @Test
    void content_that_is_no_zstd_frame_of_a_length_within_the_limit_is_refused_before_anything_is_allocated() {
        byte[] whole = Zstd.compress(new byte[100]);
        byte[] compressed = Arrays.copyOfRange(whole, MAGIC_BYTES, whole.length);
        byte[] promisesMore = compressed.clone();
        promisesMore[1] += 1;
        byte[] bomb = {(byte) 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0};
        byte[] half = Arrays.copyOf(compressed, compressed.length / 2);
        for (byte[] content : List.of(new byte[0], new byte[] {1}, whole, promisesMore, bomb, half)) {
            // Given
            byte[] frame = seal(new FrameHeader(Compression.ZSTD, new OwnKey(KEY.mark())), content);

            // When, Then
            assertThatThrownBy(() -> read(frame)).isInstanceOf(ArchiveFormatException.class);
        }
    }

    private static byte[] seal(FrameHeader header, byte[] content) {
        byte[] nonce = SnapshotId.bytes(PACK, MODEL, OFFSET, SubjectKey.NONCE_BYTES);
        return KEY.sealBehind(header.bytes(MODEL), nonce, content);
    }
}
