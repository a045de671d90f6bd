package org.threadkeep.archive.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.StoredRecord;

class RecordsCodecTest {
    private static StoredRecord stored(String value) {
        return stored(Samples.content(value), Map.of());
    }

    private static StoredRecord stored(FrameRecord whole, Map<String, String> derived) {
        return StoredRecord.of(whole, derived);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void a_record_is_laid_out_as_the_format_says() {
        // Given
        StoredRecord content = stored(Samples.content("k", Map.of("b", "2", "a", ""), new byte[300]), Map.of("c", "3"));

        // When
        Plain plain = RecordsCodec.encode(List.of(content));

        // Then
        assertThat(plain.bytes())
                .startsWith(hex("01  02 6b  06  01 61 01  01 62 02 32  01 63 00  ac 02"))
                .hasSize(16 + 300);
        assertThat(plain.firstValue()).isEqualTo(16);
        assertThat(plain.lastValue()).isEqualTo(16);
    }

    @Test
    void that_a_record_has_no_thread_stands_in_the_count_of_its_headers() {
        // Given
        StoredRecord none = stored(Samples.content("k", Map.of("a", "1"), new byte[1]), Map.of("ce_threadid", ""));
        StoredRecord empty = stored(Samples.content("k", Map.of("ce_threadid", ""), new byte[1]), Map.of());

        // When
        byte[] bytes = RecordsCodec.encode(List.of(none, empty)).bytes();

        // Then
        assertThat(bytes).startsWith(hex("02  02 6b  03  01 61 02 31  01 00  02 6b  02  0b"));
        assertThat(RecordsCodec.decode(bytes)).containsExactly(none, empty);
        assertThat(RecordsCodec.length(none)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no count
                "01", // no record
                "ffffffff07", // far more records than bytes
                "ffffffff0f", // more than 31 bits
                "8080808080808080808000", // a number without end
                "80", // a number that is cut off
                "00 00", // something after the end
                "01 ff00 00 00", // a key longer than what is left
                "01 01 01 01c3 01 00", // a name that isn't UTF-8
                "01 01 04 016101 016101 00", // a header twice
                "01 01 03 0b63655f746872656164696401 0100", // no thread, and a thread
                "01 01 0a 016101 00", // fewer headers than counted
            })
    void bytes_that_are_no_records_are_refused(String hex) {
        assertThatThrownBy(() -> RecordsCodec.decode(hex(hex))).isInstanceOf(ArchiveFormatException.class);
    }

    @Test
    void whatever_the_bytes_are_decoding_ends_with_records_or_a_refusal() {
        // Given
        Random random = new Random(42);
        byte[] valid =
                RecordsCodec.encode(List.of(stored("some content"), stored(""))).bytes();

        // When
        long refused = random.ints(200_000)
                .filter(seed -> isRefused(mutate(valid, new Random(seed))))
                .count();

        // Then
        assertThat(refused).isBetween(1L, 199_999L);
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] mutant = Arrays.copyOf(valid, random.nextInt(valid.length * 2));
        for (int changes = random.nextInt(4); changes >= 0 && mutant.length > 0; changes--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(mutant, valid.length) : mutant;
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            RecordsCodec.decode(bytes);
            return false;
        } catch (ArchiveFormatException e) {
            return true;
        }
    }

    @Test
    void a_record_takes_as_many_bytes_as_is_told_before() {
        // Given
        StoredRecord content =
                stored(Samples.content("\ud83e\uddca", Map.of("\u20ac\u20ac", "x"), new byte[200]), Map.of());

        // When
        int length = RecordsCodec.encode(List.of(content)).length();

        // Then
        assertThat(RecordsCodec.length(content) + 1).isEqualTo(length);
    }

    @Test
    void records_that_no_frame_can_hold_are_refused() {
        // Given
        StoredRecord large = stored(Samples.content("k", Map.of(), new byte[130 << 20]), Map.of());

        // When, Then
        assertThatThrownBy(() -> RecordsCodec.encode(List.of(large, large)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("268435456");
    }
}
