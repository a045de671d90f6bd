package org.threadkeep.events.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.events.Fixtures;

class IdentityKeyTest {
    @Test
    void a_key_file_holds_64_hex_digits_with_white_space_around_them(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("key"), " 000102030405060708090A0B0C0D0E0F101112131415161718191a1b1c1d1e1f\n");

        assertThat(turnId(IdentityKey.read(file))).isEqualTo(turnId(Fixtures.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz0102030405060708090A0B0C0D0E0F101112131415161718191a1b1c1d1e1f"})
    void another_file_is_refused_by_name_without_showing_any_of_it(String content, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("key"), content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityKey.read(file))
                .withMessage("the identity key file " + file + " does not hold 64 hex digits")
                .withNoCause();
    }

    @Test
    void a_missing_file_is_named(@TempDir Path folder) {
        assertThatThrownBy(() -> IdentityKey.read(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_key_keeps_no_hold_on_the_bytes_it_was_made_of() {
        byte[] secret = new byte[IdentityKey.BYTES];
        IdentityKey key = IdentityKey.of(secret);
        String before = turnId(key);

        Arrays.fill(secret, (byte) 1);

        assertThat(turnId(key)).isEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> IdentityKey.of(new byte[31]));
    }

    @Test
    void two_bodies_are_told_apart_by_their_digests() {
        TenantKey key = Fixtures.KEY.forTenant("acme");

        assertThat(key.bodyDigest("{}".getBytes(UTF_8)))
                .matches("[0-9a-f]{16}")
                .isEqualTo(key.bodyDigest("{}".getBytes(UTF_8)))
                .isNotEqualTo(key.bodyDigest("{ }".getBytes(UTF_8)))
                .isNotEqualTo(Fixtures.KEY.forTenant("other").bodyDigest("{}".getBytes(UTF_8)));
    }

    private static String turnId(IdentityKey key) {
        return key.forTenant("acme").turnId("source", "id");
    }
}
