package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackFrozenCodecTest {
    private final PackFrozenCodec codec = new PackFrozenCodec();

    @Test
    void a_notice_comes_back() {
        // Given
        PackFrozen notice = PackFrozen.of(Samples.firstEntry(Samples.STREAM));

        // When
        PackFrozen read = codec.decode(codec.encode(notice));

        // Then
        assertThat(read).isEqualTo(notice);
    }

    @Test
    void an_unknown_version_is_refused_by_number() {
        // Given
        byte[] newer = text(codec.encode(PackFrozen.of(Samples.firstEntry(Samples.STREAM))))
                .replace("\"version\":1", "\"version\":2")
                .getBytes(UTF_8);

        // When, Then
        assertThatThrownBy(() -> codec.decode(newer))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("version 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{\"version\":1}", "{\"version\":1,\"stream\":\"a/b/1\",\"seq\":\"x\"}"})
    void what_is_no_notice_is_refused(String json) {
        assertThatThrownBy(() -> codec.decode(json.getBytes(UTF_8))).isInstanceOf(ArchiveFormatException.class);
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
