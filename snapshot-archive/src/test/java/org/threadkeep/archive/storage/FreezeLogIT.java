package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.AppendOutcome.Applied;
import org.threadkeep.archive.AppendOutcome.Conflict;
import org.threadkeep.archive.AppendOutcome.Unknown;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.StreamId;

@ExtendWith(TestCassandra.Shared.class)
class FreezeLogIT {
    private static final int BUCKET = 3;
    private static final int CONTENDERS = 12;

    private final TestCassandra cassandra;
    private final FreezeLog log;
    private final StreamId stream = Samples.freshStream();

    FreezeLogIT(TestCassandra cassandra) {
        ArchiveSettings defaults = TestCassandra.SETTINGS;
        this.cassandra = cassandra;
        this.log = new FreezeLog(cassandra.archiveSession(new ArchiveSettings(
                defaults.consistency(), defaults.serialConsistency(), BUCKET, defaults.inFlight())));
    }

    private List<FreezeLogEntry> appended(int count) {
        List<FreezeLogEntry> chain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FreezeLogEntry entry = Samples.entryAfter(stream, i == 0 ? null : chain.get(i - 1));
            settle(entry);
            chain.add(entry);
        }
        return chain;
    }

    private AppendOutcome settle(FreezeLogEntry entry) {
        AppendOutcome outcome = log.append(entry);
        while (outcome instanceof Unknown) {
            outcome = log.append(entry);
        }
        return outcome;
    }

    @Test
    void of_many_who_append_to_one_place_exactly_one_wins_and_the_others_learn_who() throws Exception {
        // Given
        List<FreezeLogEntry> rivals = Stream.generate(() -> Samples.firstEntry(stream))
                .limit(CONTENDERS)
                .toList();

        // When
        List<AppendOutcome> outcomes = AllAtOnce.map(rivals, this::settle);

        // Then
        FreezeLogEntry winner = log.find(stream, 0).orElseThrow();
        assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(1);
        assertThat(outcomes.get(rivals.indexOf(winner))).isInstanceOf(Applied.class);
        assertThat(outcomes).filteredOn(new Conflict(winner)::equals).hasSize(CONTENDERS - 1);
    }

    @Test
    void an_entry_that_is_there_already_is_applied_again() {
        // Given
        FreezeLogEntry entry = appended(1).get(0);

        // When
        AppendOutcome again = log.append(entry);

        // Then
        assertThat(again).isInstanceOf(Applied.class);
        assertThat(log.entries(stream, 0)).containsExactly(entry);
    }

    @Test
    void an_entry_is_found_as_it_was_appended() {
        // Given
        List<FreezeLogEntry> chain = appended(BUCKET + 1);

        // When
        Optional<FreezeLogEntry> found = log.find(stream, BUCKET);
        Optional<FreezeLogEntry> none = log.find(stream, BUCKET + 1);

        // Then
        assertThat(found).hasValue(chain.get(BUCKET));
        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BUCKET - 1, BUCKET, BUCKET + 1, 4 * BUCKET, 5 * BUCKET + 1})
    void the_head_is_the_last_entry_however_many_buckets_there_are(int count) {
        // Given
        List<FreezeLogEntry> chain = appended(count);

        // When
        Optional<FreezeLogEntry> head = log.head(stream);

        // Then
        assertThat(head).isEqualTo(chain.stream().reduce((before, after) -> after));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BUCKET, 2 * BUCKET + 1, 3 * BUCKET, 3 * BUCKET + 5})
    void entries_are_read_in_order_from_any_place(int from) {
        // Given
        List<FreezeLogEntry> chain = appended(3 * BUCKET);

        // When
        Iterable<FreezeLogEntry> entries = log.entries(stream, from);

        // Then
        assertThat(entries).containsExactlyElementsOf(chain.subList(Math.min(from, chain.size()), chain.size()));
    }

    @Test
    void a_stream_is_listed_once_it_has_an_entry() {
        // Given
        List<StreamId> before = log.streams();
        appended(2 * BUCKET);

        // When
        List<StreamId> after = log.streams();

        // Then
        assertThat(before).doesNotContain(stream);
        assertThat(after).containsOnlyOnce(stream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_offset = 0, next_offset = 1",
                "next_offset = 77",
                "turns = 0, control = 1",
                "turns = 0, duplicates = 1",
                "turns = 0, rejected = 1",
                "turns = -1",
                "pack_id = 019b7600-0000-7000-8000-000000000001",
                "pack_id = 019b7600-0000-4000-8000-000000000001",
                "pack_id = null",
                "pack_digest = '0000000000000000000000000000000000000000000000000000000000000001'",
                "previous_digest = '0000000000000000000000000000000000000000000000000000000000000001'",
                "digest = '0000000000000000000000000000000000000000000000000000000000000001'",
                "digest = ''",
            })
    void a_log_row_that_was_changed_is_found_and_named(String change) {
        // Given
        appended(2);
        String key = "(stream=" + stream + ", bucket=0, seq=1)";
        cassandra.cql(
                "UPDATE threadkeep_archive.freeze_log SET " + change + " WHERE stream = ? AND bucket = 0 AND seq = 1",
                stream.text());

        // When, Then
        assertThatThrownBy(() -> log.find(stream, 1))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("threadkeep_archive.freeze_log " + key);
        assertThatThrownBy(() -> log.head(stream)).isInstanceOf(CorruptArchiveException.class);
        assertThatThrownBy(() -> log.entries(stream, 0).forEach(entry -> {}))
                .isInstanceOf(CorruptArchiveException.class);
        assertThatThrownBy(() -> log.append(
                        Samples.entryAfter(stream, log.find(stream, 0).orElseThrow())))
                .isInstanceOf(CorruptArchiveException.class);
    }

    @Test
    void a_log_row_that_is_missing_is_found_and_named() {
        // Given
        appended(BUCKET + 2);
        cassandra.cql(
                "DELETE FROM threadkeep_archive.freeze_log WHERE stream = ? AND bucket = 0 AND seq = 1", stream.text());

        // When, Then
        assertThatThrownBy(() -> log.entries(stream, 0).forEach(entry -> {}))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("bucket=0, seq=1");
    }

    @Test
    void a_log_row_that_was_swapped_for_a_forged_one_breaks_the_chain() {
        // Given
        List<FreezeLogEntry> chain = appended(3);
        FreezeLogEntry forged = Samples.entryAfter(stream, chain.get(0));
        cassandra.cql(
                "UPDATE threadkeep_archive.freeze_log SET pack_id = ?, digest = ?"
                        + " WHERE stream = ? AND bucket = 0 AND seq = 1",
                forged.pack().value(),
                forged.digest(),
                stream.text());

        // When, Then
        assertThatThrownBy(() -> log.entries(stream, 0).forEach(entry -> {}))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining("bucket=0, seq=2");
    }
}
