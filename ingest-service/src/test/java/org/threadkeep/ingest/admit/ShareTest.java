package org.threadkeep.ingest.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private final WorkingMemory memory = new WorkingMemory(1_000, 600);

    @Test
    void an_impatient_share_does_not_wait_for_those_that_end() throws InterruptedException {
        // Given
        Share ending = memory.open();
        ending.beginParsing(900);
        long start = System.nanoTime();

        // When
        boolean held = memory.openImpatient().hold(200);

        // Then
        assertThat(held).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }

    @Test
    void what_grew_is_given_back_with_the_rest_and_what_did_not_fit_was_never_taken() throws InterruptedException {
        // Given
        Share share = memory.open();
        share.hold(100);
        share.beginParsing(200);

        // When
        boolean grown = share.growParsing(600);
        boolean tooMuch = share.growParsing(200);

        // Then
        assertThat(grown).isTrue();
        assertThat(tooMuch).isFalse();
        assertThat(memory.parsing()).isEqualTo(800);
        share.endParsing();
        assertThat(memory.parsing()).isZero();
        assertThat(memory.inFlight()).isEqualTo(100);
        share.close();
        assertThat(memory.inFlight()).isZero();
    }
}
