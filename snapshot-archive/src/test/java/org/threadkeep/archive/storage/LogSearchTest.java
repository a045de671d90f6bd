package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;

class LogSearchTest {
    private int reads;

    /** Entries of 1, 2, 3 … offsets, from 100 on. */
    private static List<FreezeLogEntry> log(int entries) {
        List<FreezeLogEntry> log = new ArrayList<>();
        long next = 100;
        for (int i = 1; i <= entries; i++) {
            Optional<FreezeLogEntry> previous = log.isEmpty() ? Optional.empty() : Optional.of(log.get(log.size() - 1));
            log.add(FreezeLogEntry.append(
                    previous,
                    Samples.STREAM,
                    next,
                    next + i,
                    PackId.next(),
                    Digests.sha256("pack"),
                    Samples.turnsOnly(i)));
            next += i;
        }
        return log;
    }

    private Optional<FreezeLogEntry> find(List<FreezeLogEntry> log, long offset) {
        return LogSearch.at(offset, log.size() - 1, seq -> {
            reads++;
            return log.get((int) seq);
        });
    }

    @Test
    void every_offset_of_a_log_is_found_in_its_entry() {
        // Given
        List<FreezeLogEntry> log = log(40);

        // When, Then
        for (FreezeLogEntry entry : log) {
            for (long offset = entry.firstOffset(); offset < entry.nextOffset(); offset++) {
                assertThat(find(log, offset)).contains(entry);
            }
        }
    }

    @Test
    void offsets_before_and_after_the_log_are_not_found() {
        // Given
        List<FreezeLogEntry> log = log(5);

        // When, Then
        assertThat(find(log, 99)).isEmpty();
        assertThat(find(log, 115)).isEmpty();
    }

    @Test
    void a_search_takes_few_reads() {
        // When
        find(log(1_000), 100);

        // Then
        assertThat(reads).isLessThanOrEqualTo(10);
    }
}
