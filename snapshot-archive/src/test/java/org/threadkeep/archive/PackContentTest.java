package org.threadkeep.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.STREAM;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackContentTest {
    private static FreezableTurn at(long offset) {
        return Samples.turn(offset, MODEL, null, "thread", Samples.content("x"));
    }

    @Test
    void turns_duplicates_rejected_and_control_records_make_up_the_offsets() {
        // When
        PackContent content = new PackContent(STREAM, 10, 16, new PackCounts(2, 1, 1, 2, 0), List.of(at(10), at(15)));

        // Then
        assertThat(content.counts().total()).isEqualTo(6);
    }

    @Test
    void an_offset_that_nothing_accounts_for_is_refused() {
        assertThatThrownBy(() -> new PackContent(STREAM, 10, 13, Samples.turnsOnly(2), List.of(at(10), at(12))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts make 2 records");
    }

    @Test
    void a_turn_too_few_is_refused() {
        assertThatThrownBy(() -> new PackContent(STREAM, 10, 12, Samples.turnsOnly(2), List.of(at(10))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("turns are 1");
    }

    @Test
    void an_offset_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> new PackContent(STREAM, 10, 12, Samples.turnsOnly(2), List.of(at(10), at(10))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset 10");
    }

    @Test
    void an_offset_outside_of_the_pack_is_refused() {
        assertThatThrownBy(() -> new PackContent(STREAM, 10, 12, Samples.turnsOnly(2), List.of(at(10), at(12))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset 12");
    }

    @Test
    void a_pack_without_any_offset_is_refused() {
        assertThatThrownBy(() -> new PackContent(STREAM, 10, 10, Samples.turnsOnly(0), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nextOffset 10");
    }
}
