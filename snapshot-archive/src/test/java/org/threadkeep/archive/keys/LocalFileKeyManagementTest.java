package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.archive.Samples;

class LocalFileKeyManagementTest {
    private static final byte[] CONTEXT = "context".getBytes(UTF_8);
    private static final String HEX = "00112233445566778899aabbccddeeff".repeat(2);

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("kek"), content, US_ASCII);
    }

    @Test
    void a_key_is_unwrapped_by_the_file_that_wrapped_it() throws IOException {
        // Given
        byte[] key = Samples.noise(32, 1);
        KeyManagement management = LocalFileKeyManagement.read(file(HEX + "\n"));
        KeyManagement restarted = LocalFileKeyManagement.read(file(HEX));

        // When
        byte[] wrapped = management.wrap(key, CONTEXT);

        // Then
        assertThat(restarted.unwrap(management.kekId(), wrapped, CONTEXT)).isEqualTo(key);
        assertThat(wrapped).hasSize(12 + 32 + 16);
    }

    @Test
    void the_name_of_a_key_encryption_key_does_not_tell_it() throws IOException {
        assertThat(LocalFileKeyManagement.read(file(HEX)).kekId())
                .matches("local-file:[0-9a-f]{16}")
                .doesNotContain("00112233");
    }

    @Test
    void another_context_does_not_unwrap() throws IOException {
        // Given
        KeyManagement management = LocalFileKeyManagement.read(file(HEX));
        byte[] wrapped = management.wrap(Samples.noise(32, 1), CONTEXT);

        // When, Then
        assertThatThrownBy(() -> management.unwrap(management.kekId(), wrapped, new byte[0]))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void a_file_with_anything_else_is_refused_without_showing_it() throws IOException {
        for (String content : new String[] {"", "00", HEX + "00", HEX.replace('0', 'x')}) {
            // Given
            Path file = file(content);

            // When, Then
            assertThatThrownBy(() -> LocalFileKeyManagement.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("64 hex digits")
                    .hasMessageNotContaining(HEX.substring(4))
                    .hasNoCause();
        }
    }
}
