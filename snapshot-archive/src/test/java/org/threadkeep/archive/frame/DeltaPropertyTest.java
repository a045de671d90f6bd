package org.threadkeep.archive.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.StoredRecord;

/** What holds for any bytes: they come back, and hostile ones are refused in no other way than by an {@link ArchiveFormatException}. */
class DeltaPropertyTest {
    private static final int PIECES = 12;

    @Property(tries = 300)
    void any_records_are_decoded_as_they_were_encoded(@ForAll("records") List<StoredRecord> records) {
        Plain plain = RecordsCodec.encode(records);

        assertThat(RecordsCodec.decode(plain.bytes())).isEqualTo(records);
    }

    @Property(tries = 300)
    void any_records_come_back_from_a_delta_on_any_others(
            @ForAll("records") List<StoredRecord> before, @ForAll("records") List<StoredRecord> after) {
        assertComesBack(RecordsCodec.encode(before), RecordsCodec.encode(after));
    }

    /** Both are made of the same long pieces, as a history is that somebody edits. */
    @Property(tries = 300)
    void whatever_is_moved_doubled_or_left_out_comes_back(
            @ForAll("orders") List<Integer> before, @ForAll("orders") List<Integer> after) {
        assertComesBack(new Plain(pieces(before), 0, 0), new Plain(pieces(after), 0, 0));
    }

    /** Copies are whatever stands in the pieces at their beginning, wherever it was put. */
    @Property(tries = 300)
    void whatever_is_taken_from_pieces_comes_back(
            @ForAll("orders") List<Integer> base, @ForAll("orders") List<Integer> order, @ForAll boolean based) {
        byte[] plain = pieces(order);
        Optional<byte[]> records = based ? Optional.of(pieces(base)) : Optional.empty();
        List<Copy> copies = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        int at = 0;
        int from = records.map(bytes -> bytes.length).orElse(0);
        for (int piece : order) {
            byte[] content = pieces(List.of(piece));
            contents.add(content);
            copies.add(new Copy(at, from, content.length));
            at += content.length;
            from += content.length;
        }
        try (ZstdFrames zstd = new ZstdFrames()) {
            byte[] content = Delta.encode(new byte[0], copies, records, plain, zstd);

            assertThat(Delta.decode(new ByteReader(content), Sources.of(records, contents)))
                    .isEqualTo(plain);
        }
    }

    private static void assertComesBack(Plain base, Plain plain) {
        try (ZstdFrames zstd = new ZstdFrames()) {
            byte[] content = Delta.encode(base, plain, zstd);

            assertThat(Delta.decode(content, base.bytes())).isEqualTo(plain.bytes());
        }
    }

    @Property(tries = 2_000)
    void hostile_bytes_are_refused_and_nothing_else(
            @ForAll byte[] hostile, @ForAll("orders") List<Integer> base, @ForAll boolean changed) {
        byte[] content = changed ? changed(hostile, pieces(base)) : hostile;

        assertThatCode(() -> decode(content, pieces(base))).doesNotThrowAnyException();
        assertThatCode(() -> ignoringRefusal(() ->
                        Delta.decode(new ByteReader(content), Sources.of(Optional.empty(), List.of(pieces(base))))))
                .doesNotThrowAnyException();
        assertThatCode(() -> ignoringRefusal(() -> FrameHeader.parse(withPieces(hostile), "m")))
                .doesNotThrowAnyException();
        assertThatCode(() -> ignoringRefusal(() -> RecordsCodec.decode(hostile)))
                .doesNotThrowAnyException();
        assertThatCode(() -> ignoringRefusal(() -> FrameHeader.parse(hostile, "m")))
                .doesNotThrowAnyException();
    }

    /** The header of a frame with pieces, hostile from the number of pieces on. */
    private static byte[] withPieces(byte[] hostile) {
        byte[] header = new byte[5 + hostile.length];
        header[0] = 0x43;
        System.arraycopy(hostile, 0, header, 5, hostile.length);
        return header;
    }

    /** A delta that would be one, but for the hostile bytes over its beginning. */
    private static byte[] changed(byte[] hostile, byte[] base) {
        try (ZstdFrames zstd = new ZstdFrames()) {
            byte[] content = Delta.encode(new Plain(base, 0, 0), new Plain(base, 0, 0), zstd);
            System.arraycopy(hostile, 0, content, 0, Math.min(hostile.length, content.length));
            return content;
        }
    }

    private static void decode(byte[] content, byte[] base) {
        ignoringRefusal(() -> assertThat(Delta.decode(content, base)).hasSizeLessThan(FrameReader.MAX_PLAIN_BYTES));
    }

    private static void ignoringRefusal(Runnable reading) {
        try {
            reading.run();
        } catch (ArchiveFormatException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.integers().between(0, PIECES - 1).list().ofMaxSize(20);
    }

    private static byte[] pieces(List<Integer> order) {
        ByteWriter out = new ByteWriter(order.size() * 3_000);
        for (int piece : order) {
            byte[] bytes = org.threadkeep.archive.Samples.noise(100 + piece * 240, piece);
            out.put(bytes, 0, bytes.length);
        }
        return out.bytes();
    }

    @Provide
    Arbitrary<List<StoredRecord>> records() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> values = Combinators.combine(
                        bytes, Arbitraries.integers().between(0, 300))
                .as((start, times) -> repeated(start, times));
        Arbitrary<Map<String, Optional<byte[]>>> headers = Arbitraries.maps(
                        Arbitraries.strings().withCharRange('\0', '\u3000').ofMaxLength(20), bytes.optional())
                .ofMaxSize(5);
        return Combinators.combine(bytes.optional(), headers, values)
                .as((key, named, value) -> new StoredRecord(key, new TreeMap<>(named), value))
                .list()
                .ofMaxSize(4);
    }

    private static byte[] repeated(byte[] start, int times) {
        byte[] repeated = Arrays.copyOf(start, start.length * Math.max(1, times));
        for (int at = start.length; at < repeated.length; at += start.length) {
            System.arraycopy(start, 0, repeated, at, start.length);
        }
        return repeated;
    }
}
