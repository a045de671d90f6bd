package org.threadkeep.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void a_stream_comes_back_from_its_text() {
        // Given
        StreamId stream = new StreamId("5L6g3nShT-eMCtK--X86sw", "AAAAAAAAAAAAAAAAAAAAAQ", 255);

        // When
        StreamId read = StreamId.parse(stream.text());

        // Then
        assertThat(read).isEqualTo(stream);
        assertThat(stream.text()).isEqualTo("5L6g3nShT-eMCtK--X86sw/AAAAAAAAAAAAAAAAAAAAAQ/255");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b",
                "a/b/c",
                "a/b/-1",
                "a/b/01",
                "a//1",
                "a/b/1/2",
                "a b/c/1",
                "a/b/99999999999",
                "a/b/3000000000"
            })
    void a_text_that_is_no_stream_is_refused(String text) {
        assertThatThrownBy(() -> StreamId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_pack_id_tells_when_it_was_made() {
        // Given
        Instant before = Instant.now().minus(Duration.ofMillis(1));

        // When
        PackId id = PackId.next();

        // Then
        assertThat(id.createdAt()).isBetween(before, Instant.now());
        assertThat(PackId.parse(id.text())).isEqualTo(id);
        assertThat(id.text()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void pack_ids_are_all_different() {
        // When
        Stream<PackId> ids = Stream.generate(PackId::next).limit(10_000);

        // Then
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void a_random_uuid_is_no_pack_id() {
        assertThatThrownBy(() -> new PackId(UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 7");
    }
}
