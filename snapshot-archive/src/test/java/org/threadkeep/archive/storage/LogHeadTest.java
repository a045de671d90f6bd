package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.Samples;

class LogHeadTest {
    private int reads;

    private LongFunction<Optional<FreezeLogEntry>> buckets(List<FreezeLogEntry> lastOfBuckets) {
        return bucket -> {
            reads++;
            return bucket < lastOfBuckets.size() ? Optional.of(lastOfBuckets.get((int) bucket)) : Optional.empty();
        };
    }

    private static List<FreezeLogEntry> chain(int length) {
        List<FreezeLogEntry> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chain.add(Samples.entryAfter(Samples.STREAM, i == 0 ? null : chain.get(i - 1)));
        }
        return chain;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 100, 1000})
    void the_head_is_the_last_entry_of_the_last_bucket(int buckets) {
        // Given
        List<FreezeLogEntry> chain = chain(buckets);

        // When
        Optional<FreezeLogEntry> head = LogHead.search(buckets(chain));

        // Then
        assertThat(head).hasValue(chain.get(buckets - 1));
        assertThat(reads).isLessThanOrEqualTo(24);
    }

    @Test
    void a_stream_without_entries_has_no_head() {
        assertThat(LogHead.search(buckets(List.of()))).isEmpty();
    }
}
