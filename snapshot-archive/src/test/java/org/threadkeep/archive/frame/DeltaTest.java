package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.keys.SubjectKey;

class DeltaTest {
    private static final SubjectKey KEY = SubjectKey.of(UUID.randomUUID(), Samples.noise(32, 1));
    private static final PackId PACK = PackId.next();
    private static final FramePlace PLACE = new FramePlace("the model before", PackId.next(), 123_456, 789);
    private static final FrameReader READER = new FrameReader();

    private static byte[] write(byte[] plain, byte[] base) {
        return write(plain, base, new Base(PLACE, 3));
    }

    private static byte[] write(byte[] plain, byte[] basePlain, Base base) {
        return write(new Plain(plain, 0, 0), new Plain(basePlain, 0, 0), base);
    }

    private static byte[] write(Plain plain, Plain basePlain, Base base) {
        try (FrameWriter writer = new FrameWriter()) {
            return writer.write(KEY, PACK, MODEL, 0, plain, Optional.of(new FrameWriter.Earlier(base, basePlain)))
                    .bytes();
        }
    }

    private static byte[] read(byte[] frame, byte[] base) {
        return READER.plain(frame, place(frame), KEY, Optional.of(base));
    }

    private static FramePlace place(byte[] frame) {
        return new FramePlace(MODEL, PACK, 0, Math.max(frame.length, 1));
    }

    private static byte[] repeated(String text) {
        return text.repeat(100).getBytes(ISO_8859_1);
    }

    @Test
    void a_call_that_sends_its_history_again_takes_little_more_than_what_is_new() {
        // Given
        byte[] history = Samples.noise(200_000, 1);
        byte[] call = Arrays.copyOf(history, history.length + 1_000);
        System.arraycopy(Samples.noise(1_000, 2), 0, call, history.length, 1_000);

        // When
        byte[] frame = write(call, history);

        // Then
        assertThat(frame.length).isLessThan(1_200);
        assertThat(read(frame, history)).isEqualTo(call);
    }

    @Test
    void the_header_names_the_base() {
        // Given
        Base same = new Base(new FramePlace(MODEL, PLACE.pack(), 0, 1), 16);

        // When, Then
        assertThat(READER.opener(write(repeated("x"), repeated("y")), MODEL)).isEqualTo(new Base(PLACE, 3));
        assertThat(READER.opener(write(repeated("x"), repeated("y"), same), MODEL))
                .isEqualTo(same);
    }

    static List<List<FrameRecord>> nasties() {
        return FrameTest.nasties().toList();
    }

    @ParameterizedTest
    @MethodSource("nasties")
    void any_records_come_back_byte_for_byte_from_any_base(List<FrameRecord> records) {
        // Given
        Plain plain = FrameTest.plain(records);
        for (List<FrameRecord> other : nasties()) {
            Plain base = FrameTest.plain(other);

            // When
            byte[] frame = write(plain, base, new Base(PLACE, 3));

            // Then
            assertThat(read(frame, base.bytes())).isEqualTo(plain.bytes());
        }
    }

    /** Slices are inserted, deleted, replaced, doubled and moved, as whatever edits a history does. */
    @Test
    void any_edit_comes_back_byte_for_byte() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 500; round++) {
            // Given
            byte[] base = Samples.noise(random.nextInt(5_000), random.nextLong());
            byte[] edited = base;
            for (int edits = random.nextInt(6); edits >= 0; edits--) {
                edited = edit(edited, random);
            }

            // When
            byte[] frame = write(edited, base);

            // Then
            assertThat(read(frame, base)).as("round " + round).isEqualTo(edited);
        }
    }

    private static byte[] edit(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        int at = random.nextInt(bytes.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(3)) {
            case 0 -> {
                out.write(bytes, 0, from);
                out.write(bytes, to, bytes.length - to);
            }
            case 1 -> {
                out.write(bytes, 0, at);
                out.write(bytes, from, to - from);
                out.write(bytes, at, bytes.length - at);
            }
            default -> {
                out.write(bytes, 0, at);
                out.writeBytes(Samples.noise(random.nextInt(300), random.nextLong()));
                out.write(bytes, at, bytes.length - at);
            }
        }
        return out.toByteArray();
    }

    @Test
    void what_does_not_compress_needs_no_base() {
        // Given
        byte[] media = Samples.noise(100_000, 1);

        // When
        byte[] frame = write(media, Samples.noise(100_000, 2));

        // Then
        assertThat(READER.opener(frame, MODEL)).isEqualTo(new OwnKey(KEY.mark()));
        assertThat(READER.plain(frame, place(frame), KEY, Optional.empty())).isEqualTo(media);
    }

    @Test
    void a_delta_without_its_base_is_refused() {
        // Given
        byte[] base = Samples.noise(10_000, 1);
        byte[] frame = write(base, base);

        // When, Then
        assertThatThrownBy(() -> read(frame, new byte[0])).isInstanceOf(ArchiveFormatException.class);
        assertThatThrownBy(() -> READER.plain(frame, place(frame), KEY, Optional.empty()))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("no base");
    }

    /** A base is not exchanged for another, because its place is authenticated. */
    @Test
    void a_delta_that_is_given_another_base_in_its_header_does_not_open() {
        // Given
        byte[] base = Samples.noise(10_000, 1);
        byte[] frame = write(base, base);

        // When
        frame[5] ^= 1;

        // Then
        assertThat(READER.opener(frame, MODEL)).isNotEqualTo(new Base(PLACE, 3));
        assertThatThrownBy(() -> read(frame, base)).isInstanceOf(ArchiveFormatException.class);
    }

    @Test
    void a_base_that_looks_like_a_trained_dictionary_is_a_base_all_the_same() {
        // Given
        byte[] base = Samples.noise(1_000, 1);
        System.arraycopy(new byte[] {0x37, (byte) 0xA4, 0x30, (byte) 0xEC}, 0, base, 0, 4);

        // When
        byte[] frame = write(repeated("x"), base);

        // Then
        assertThat(READER.opener(frame, MODEL)).isInstanceOf(Base.class);
        assertThat(read(frame, base)).isEqualTo(repeated("x"));
    }

    @Test
    void a_base_is_not_larger_than_its_readers_are_told() {
        assertThat(Base.canBe(new Plain(new byte[Base.MAX_PLAIN_BYTES], 0, 0))).isTrue();
        assertThat(Base.canBe(new Plain(new byte[Base.MAX_PLAIN_BYTES + 1], 0, 0)))
                .isFalse();
    }

    @Test
    void a_flip_of_any_bit_is_found() {
        // Given
        byte[] base = repeated("the history");
        byte[] plain = repeated("the history, and more");
        byte[] frame = write(plain, base);

        // When
        List<Integer> unnoticed = IntStream.range(0, frame.length * 8)
                .filter(bit -> readsAfterFlip(frame, bit, base))
                .boxed()
                .toList();

        // Then
        assertThat(unnoticed).isEmpty();
        assertThat(read(frame, base)).isEqualTo(plain);
    }

    private static boolean readsAfterFlip(byte[] frame, int bit, byte[] base) {
        byte[] flipped = frame.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        try {
            READER.plain(flipped, place(flipped), KEY, Optional.of(base));
            return true;
        } catch (ArchiveFormatException found) {
            return false;
        }
    }

    @Test
    void a_depth_beyond_the_limit_is_refused() {
        // Given
        byte[] frame = write(repeated("x"), repeated("y"));
        frame[1] = 33;

        // When, Then
        assertThatThrownBy(() -> READER.opener(frame, MODEL))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("depth 33");
    }

    @Test
    void a_frame_that_is_cut_off_anywhere_is_found() {
        // Given
        byte[] base = repeated("y");
        byte[] frame = write(repeated("x"), base);

        // When, Then
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> read(cut, base)).isInstanceOf(ArchiveFormatException.class);
        }
    }
}
