package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenRangeTest {
    @Test
    void pieces_cover_the_ring_without_gap_or_overlap() {
        // When
        List<TokenRange> ring = TokenRange.ring(64);

        // Then
        assertThat(ring.get(0).after()).isEqualTo(Long.MIN_VALUE);
        assertThat(ring.get(63).upTo()).isEqualTo(Long.MAX_VALUE);
        for (int i = 1; i < 64; i++) {
            assertThat(ring.get(i).after()).isEqualTo(ring.get(i - 1).upTo());
        }
        assertThat(ring).allMatch(range -> range.after() < range.upTo());
    }
}
