package org.threadkeep.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedDigestTest {
    private static final byte[] SECRET = new byte[32];

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 247, 248, 249, 251, 252, 253, 256, 257, 5_000})
    void fields_of_any_length_are_digested_in_their_order(int length) throws GeneralSecurityException {
        // Given
        byte[] field = new byte[length];
        new Random(length).nextBytes(field);
        ByteBuffer all = ByteBuffer.allocate(2 * (4 + 4 + length) + 4);
        all.putInt(7)
                .putInt(length)
                .put(field)
                .putInt(8)
                .putInt(length)
                .put(field)
                .putInt(-9);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));

        // When
        KeyedDigest digest = KeyedDigest.with(SECRET);
        digest.number(7).bytes(field).number(8).bytes(field).number(-9);

        // Then
        assertThat(digest.full()).isEqualTo(mac.doFinal(all.array()));
        assertThat(digest.number(7).full()).isEqualTo(mac.doFinal(new byte[] {0, 0, 0, 7})); // begins anew
    }
}
