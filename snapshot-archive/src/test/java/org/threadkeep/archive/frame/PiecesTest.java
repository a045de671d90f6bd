package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.keys.PieceKey;
import org.threadkeep.archive.keys.SubjectKey;

class PiecesTest {
    private static final SubjectKey KEY = SubjectKey.of(UUID.randomUUID(), Samples.noise(32, 1));
    private static final PackId PACK = PackId.next();
    private static final FramePlace BASE = new FramePlace("the model before", PackId.next(), 123_456, 789);
    private static final FrameReader READER = new FrameReader();
    private static final byte[] MEDIUM = Samples.noise(5_000, 2);
    private static final byte[] OTHER = Samples.noise(3_000, 3);

    private final FrameWriter writer = new FrameWriter();
    private final Map<FramePlace, byte[]> frames = new HashMap<>();

    @AfterEach
    void close() {
        writer.close();
    }

    private Piece piece(byte[] content, String model, long offset) {
        PieceKey key = PieceKey.random();
        byte[] frame = writer.writePiece(key, PACK, model, offset, content);
        FramePlace place = new FramePlace(model, PACK, offset, frame.length);
        frames.put(place, frame);
        return new Piece(place, key, content.length);
    }

    private byte[] open(FramePlace place, PieceKey key) {
        return READER.piece(frames.get(place), place, key);
    }

    private static Draft draft(byte[] plain, Optional<byte[]> base) {
        return Draft.of(
                new Plain(plain, 0, 0),
                base.map(bytes -> new FrameWriter.Earlier(new Base(BASE, 3), new Plain(bytes, 0, 0))));
    }

    private byte[] write(byte[] plain, Optional<byte[]> base, FromPiece... shared) {
        return writer.write(KEY, PACK, MODEL, 0, draft(plain, base), List.of(shared))
                .bytes();
    }

    private byte[] read(byte[] frame, Optional<byte[]> base) {
        return READER.plain(frame, place(frame), KEY, base, this::open);
    }

    private static FramePlace place(byte[] frame) {
        return new FramePlace(MODEL, PACK, 0, Math.max(frame.length, 1));
    }

    private static byte[] joined(byte[]... parts) {
        ByteWriter out = new ByteWriter(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            out.put(part, 0, part.length);
        }
        return out.bytes();
    }

    @Test
    void a_frame_takes_little_for_what_stands_in_pieces_and_comes_back_whole() {
        // Given
        byte[] between = "between them".repeat(5).getBytes(UTF_8);
        byte[] plain = joined(between, MEDIUM, between, OTHER, MEDIUM);
        Piece medium = piece(MEDIUM, MODEL, 7);
        Piece other = piece(OTHER, "other-model", 8);

        // When
        byte[] frame = write(
                plain,
                Optional.empty(),
                medium.allAt(60),
                other.allAt(60 + 5_000 + 60),
                medium.allAt(60 + 5_000 + 60 + 3_000));

        // Then
        assertThat(frame.length).isLessThan(300);
        assertThat(READER.opener(frame, MODEL)).isEqualTo(new OwnKey(KEY.mark()));
        assertThat(FrameHeader.parse(frame, MODEL).pieces()).containsExactly(medium.place(), other.place());
        assertThat(read(frame, Optional.empty())).isEqualTo(plain);
    }

    @Test
    void a_delta_can_have_pieces_and_they_go_before_what_the_base_has_too() {
        // Given
        byte[] history = Samples.noise(20_000, 4);
        byte[] plain = joined(history, MEDIUM, Samples.noise(100, 5));
        byte[] base = joined(history, Arrays.copyOf(MEDIUM, 2_000));
        Piece medium = piece(MEDIUM, MODEL, 0);

        // When
        Draft draft = draft(plain, Optional.of(base));
        byte[] frame = writer.write(KEY, PACK, MODEL, 0, draft, List.of(medium.allAt(20_000)))
                .bytes();

        // Then
        assertThat(draft.inBase(20_000, 25_000)).isEqualTo(2_000);
        assertThat(frame.length).isLessThan(400);
        assertThat(READER.opener(frame, MODEL)).isEqualTo(new Base(BASE, 3));
        assertThat(read(frame, Optional.of(base))).isEqualTo(plain);
    }

    @Test
    void a_piece_of_which_only_parts_are_copied_is_one_piece() {
        // Given
        byte[] plain = joined(Arrays.copyOfRange(MEDIUM, 4_000, 5_000), Arrays.copyOf(MEDIUM, 1_000));
        Piece medium = piece(MEDIUM, MODEL, 0);

        // When
        byte[] frame = write(
                plain,
                Optional.empty(),
                new FromPiece(medium, 0, 4_000, 1_000),
                new FromPiece(medium, 1_000, 0, 1_000));

        // Then
        assertThat(FrameHeader.parse(frame, MODEL).pieces()).hasSize(1);
        assertThat(read(frame, Optional.empty())).isEqualTo(plain);
    }

    @Test
    void a_piece_opens_under_its_own_key_only() {
        // Given
        Piece medium = piece(MEDIUM, MODEL, 0);

        // When, Then
        assertThat(open(medium.place(), medium.key())).isEqualTo(MEDIUM);
        assertThatThrownBy(() -> open(medium.place(), PieceKey.random())).isInstanceOf(ArchiveFormatException.class);
        assertThat(medium.toString() + medium.key())
                .doesNotContain(Arrays.toString(medium.key().bytes()), "[B@");
    }

    @Test
    void a_piece_refers_to_nothing_so_that_reading_ends() {
        // Given
        Piece medium = piece(MEDIUM, MODEL, 0);
        byte[] frame = write(joined(MEDIUM, OTHER), Optional.empty(), medium.allAt(0));
        byte[] delta = write(joined(MEDIUM, OTHER), Optional.of(joined(OTHER, MEDIUM)));

        // When, Then
        for (byte[] noPiece : List.of(frame, delta)) {
            assertThatThrownBy(() -> READER.piece(noPiece, place(noPiece), medium.key()))
                    .isInstanceOf(ArchiveFormatException.class)
                    .hasMessageContaining("no piece");
        }
    }

    @Test
    void more_pieces_than_a_reader_is_told_of_are_refused() {
        // Given
        List<FromPiece> shared = new ArrayList<>();
        byte[] plain = joined(Samples.noise(100 * 65, 6), new byte[9_000]);
        for (int i = 0; i < 65; i++) {
            shared.add(piece(Arrays.copyOfRange(plain, 100 * i, 100 * i + 100), MODEL, i)
                    .allAt(100 * i));
        }

        // When
        byte[] most = writer.write(KEY, PACK, MODEL, 0, draft(plain, Optional.empty()), shared.subList(0, 64))
                .bytes();

        // Then
        assertThat(read(most, Optional.empty())).isEqualTo(plain);
        assertThatThrownBy(() -> writer.write(KEY, PACK, MODEL, 0, draft(plain, Optional.empty()), shared))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("65 pieces");
        byte[] none = new byte[6];
        none[0] = 0x43;
        assertThatThrownBy(() -> FrameHeader.parse(none, MODEL)).hasMessageContaining("0 pieces");
    }

    @Test
    void a_flip_of_any_bit_is_found_in_the_frame_and_in_its_piece() {
        // Given
        byte[] content = Arrays.copyOf(MEDIUM, 200);
        byte[] plain = joined(content, content);
        Piece piece = piece(content, MODEL, 0);
        byte[] frame = write(plain, Optional.empty(), piece.allAt(0), piece.allAt(200));
        byte[] ofPiece = frames.get(piece.place());

        // When
        List<Integer> unnoticed = new ArrayList<>(unnoticed(frame, () -> read(frame, Optional.empty())));
        unnoticed.addAll(unnoticed(ofPiece, () -> read(frame, Optional.empty())));

        // Then
        assertThat(unnoticed).isEmpty();
        assertThat(read(frame, Optional.empty())).isEqualTo(plain);
    }

    private static List<Integer> unnoticed(byte[] bytes, Runnable reading) {
        return IntStream.range(0, bytes.length * 8)
                .filter(bit -> {
                    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                    try {
                        reading.run();
                        return true;
                    } catch (ArchiveFormatException found) {
                        return false;
                    } finally {
                        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                    }
                })
                .boxed()
                .toList();
    }
}
