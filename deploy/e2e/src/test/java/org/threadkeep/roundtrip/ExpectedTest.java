package org.threadkeep.roundtrip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A comparison that would not see a difference proves nothing. */
class ExpectedTest {
    private static final String CAPTURE =
            "{\"capture\":{\"format\":\"openai-chat\",\"adapter\":1,\"request\":{\"encoding\":\"utf-8\",\"body\":\"{ }\"}%s}}";

    @Test
    void another_byte_in_the_data_is_a_difference() {
        assertThat(Expected.data(bytes("{\"a\":1}")).isIn(bytes("{\"a\":1}"))).isTrue();
        assertThat(Expected.data(bytes("{\"a\":1}")).isIn(bytes("{\"a\":1 }"))).isFalse();
    }

    @Test
    void a_body_that_is_spelled_otherwise_or_missing_or_too_many_is_a_difference() {
        byte[] captured = bytes(CAPTURE.formatted(""));
        byte[] both = bytes(CAPTURE.formatted(",\"response\":{\"encoding\":\"base64\",\"body\":\"AA==\"}"));

        assertThat(Expected.bodies(Optional.of(bytes("{ }")), Optional.empty()).isIn(captured))
                .isTrue();
        assertThat(Expected.bodies(Optional.of(bytes("{}")), Optional.empty()).isIn(captured))
                .isFalse();
        assertThat(Expected.bodies(Optional.of(bytes("{ }")), Optional.of(new byte[1]))
                        .isIn(both))
                .isTrue();
        assertThat(Expected.bodies(Optional.of(bytes("{ }")), Optional.empty()).isIn(both))
                .isFalse();
        assertThat(Expected.bodies(Optional.of(bytes("{ }")), Optional.of(new byte[1]))
                        .isIn(captured))
                .isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
