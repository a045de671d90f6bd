package org.threadkeep.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostTurnsTest {
    @Test
    void an_answer_that_counts_all_turns_took_the_body() {
        assertThat(PostTurns.isAccepted(PostTurns.COUNTED, 20, "{\"accepted\":20,\"rejected\":0}"))
                .isTrue();
    }

    @Test
    void an_answer_that_counts_other_turns_did_not() {
        assertThat(PostTurns.isAccepted(PostTurns.COUNTED, 20, "{\"accepted\":19,\"rejected\":1}"))
                .isFalse();
        assertThat(PostTurns.isAccepted(PostTurns.COUNTED, 2, "{\"accepted\":20,\"rejected\":0}"))
                .isFalse();
        assertThat(PostTurns.isAccepted(PostTurns.COUNTED, 20, "")).isFalse();
    }

    @Test
    void who_counts_no_turns_says_its_word() {
        assertThat(PostTurns.isAccepted("forwarded", 20, "forwarded")).isTrue();
        assertThat(PostTurns.isAccepted("forwarded", 20, "")).isFalse();
    }
}
