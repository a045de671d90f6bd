package org.threadkeep.archive.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.Samples;

class CopiesTest {
    private static final byte[] HISTORY = Samples.noise(50_000, 1);
    private static final byte[] TOOLS = Samples.noise(9_000, 2);

    private static Plain plain(int header, byte[]... parts) {
        int length = header;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteWriter out = new ByteWriter(length);
        out.put(Samples.noise(header, header), 0, header);
        for (byte[] part : parts) {
            out.put(part, 0, part.length);
        }
        return new Plain(out.bytes(), header, header);
    }

    @Test
    void what_a_call_begins_and_ends_with_is_copied_though_its_headers_are_longer() {
        // Given
        Plain base = plain(60, HISTORY, Samples.noise(100, 3), TOOLS);
        Plain call = plain(75, HISTORY, Samples.noise(900, 4), TOOLS);

        // When
        List<Copy> copies = Copies.find(base, call);

        // Then
        assertThat(copies).containsExactly(new Copy(75, 60, 50_000), new Copy(75 + 50_900, 60 + 50_100, 9_000));
    }

    @Test
    void a_history_whose_beginning_was_edited_is_found_behind_it() {
        // Given
        Plain base = plain(60, Samples.noise(500, 3), HISTORY, TOOLS, Samples.noise(200, 4));
        Plain call = plain(60, Samples.noise(700, 5), HISTORY, Samples.noise(50, 6), TOOLS, Samples.noise(300, 7));

        // When
        List<Copy> copies = Copies.find(base, call);

        // Then
        assertThat(copies).containsExactly(new Copy(760, 560, 50_000), new Copy(50_810, 50_560, 9_000));
    }

    @Test
    void a_short_base_is_left_to_zstd() {
        assertThat(Copies.find(plain(10, new byte[1_000]), plain(10, new byte[1_000])))
                .isEmpty();
    }

    @Test
    void copies_are_read_as_they_were_written() {
        // Given
        List<Copy> copies = List.of(new Copy(10, 900, 50), new Copy(60, 0, 1_000), new Copy(5_000, 999, 1));
        ByteWriter out = new ByteWriter(CopiesCodec.maxLength(copies));

        // When
        CopiesCodec.write(copies, out);

        // Then
        assertThat(CopiesCodec.read(new ByteReader(out.bytes()), 1_000)).isEqualTo(copies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", // no copy
                "7f 00 00 01", // more copies than bytes
                "01 00 01 01", // from before the base
                "01 00 00 65", // more than the base has
                "01 00 c801 01", // from behind the base
                "01 ffffffff07 00 01", // behind what a frame holds
                "02 00 00 64 00 ffffffff07 01", // far back
            })
    void copies_that_cannot_be_are_refused(String hex) {
        ByteReader in = new ByteReader(HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThatThrownBy(() -> CopiesCodec.read(in, 100)).isInstanceOf(ArchiveFormatException.class);
    }

    /** A few bytes can ask for a base many times over. */
    @Test
    void a_delta_that_makes_more_than_a_frame_holds_is_refused() {
        // Given
        byte[] base = new byte[8 << 20];
        int times = 33;
        ByteWriter out = new ByteWriter(20 * times);
        out.varint(times);
        for (int i = 0; i < times; i++) {
            out.varint(0);
            out.varint(i == 0 ? 0 : base.length * 2 - 1);
            out.varint(base.length);
        }

        // When, Then
        assertThatThrownBy(() -> Delta.decode(out.bytes(), base))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("more bytes than a frame holds");
    }
}
