package org.threadkeep.bench.recovery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenOnceTest {
    private final FrozenOnce turns = new FrozenOnce(List.of("a", "b"));

    @Test
    void all_once_is_as_it_should_be() {
        turns.found("b");
        turns.found("a");
        assertThatCode(turns::require).doesNotThrowAnyException();
    }

    @Test
    void a_missing_turn_fails_the_run() {
        turns.found("a");
        assertThatThrownBy(turns::require).hasMessageContaining("1 turns are frozen nowhere, 0 more");
    }

    @Test
    void a_turn_that_stands_there_twice_fails_the_run() {
        turns.found("a");
        turns.found("b");
        turns.found("a");
        assertThatThrownBy(turns::require).hasMessageContaining("0 turns are frozen nowhere, 1 more than once");
    }
}
