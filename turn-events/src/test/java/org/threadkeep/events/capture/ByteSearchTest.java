package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    @Test
    void the_first_of_either_byte_is_found_wherever_it_stands_and_nothing_beyond_the_end() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            // Given: bytes around those that are sought, negative ones too
            byte[] bytes = new byte[1 + random.nextInt(40)];
            byte[] alphabet = {0, 1, 'a' - 1, 'a', 'a' + 1, 'b', (byte) ('a' | 0x80), (byte) 0xff};
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = alphabet[random.nextInt(random.nextBoolean() ? 3 : alphabet.length)];
            }
            int start = random.nextInt(bytes.length);
            int end = start + random.nextInt(bytes.length - start + 1);
            String text = new String(bytes, 0, end, ISO_8859_1);

            // Then
            int a = text.indexOf('a', start) < 0 ? end : text.indexOf('a', start);
            int b = text.indexOf('b', start) < 0 ? end : text.indexOf('b', start);
            assertThat(ByteSearch.indexOf((byte) 'a', bytes, start, end)).isEqualTo(a);
            assertThat(ByteSearch.indexOfEither((byte) 'a', (byte) 'b', bytes, start, end))
                    .isEqualTo(Math.min(a, b));
        }
    }
}
