package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /** Where the platform's own decoder stops. */
    private static int asTheDecoderSays(byte[] bytes, int start, int end) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
        CoderResult result = UTF_8.newDecoder().decode(in, CharBuffer.allocate(end - start + 1), true);
        return result.isError() ? in.position() : end;
    }

    private static void requireSame(byte[] bytes, int start, int end) {
        assertThat(Utf8.firstMalformed(bytes, start, end))
                .as(() -> Arrays.toString(Arrays.copyOfRange(bytes, start, end)))
                .isEqualTo(asTheDecoderSays(bytes, start, end));
    }

    @Test
    void every_pair_of_bytes_is_judged_as_the_platform_judges_it() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                requireSame(new byte[] {'a', (byte) first, (byte) second, (byte) 0x80, (byte) 0x80, 'b'}, 0, 6);
                requireSame(new byte[] {(byte) first, (byte) second}, 0, 2);
            }
        }
    }

    @Test
    void a_text_that_was_damaged_anywhere_is_judged_as_the_platform_judges_it() {
        // Given text of all lengths of sequences between stretches of ASCII
        byte[] text =
                "plain ascii, \u00e4\u00f6\u00fc, \u2028\ud55c\uffff, \ud83d\ude00 and plain ascii".getBytes(UTF_8);
        Random random = new Random(1);

        for (int i = 0; i < 20_000; i++) {
            // When one byte is another, and only a part is looked at
            byte[] damaged = text.clone();
            damaged[random.nextInt(text.length)] = (byte) random.nextInt(256);
            int start = random.nextInt(text.length);
            int end = start + random.nextInt(text.length - start + 1);

            // Then
            requireSame(damaged, start, end);
        }
    }
}
