package org.threadkeep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoredRecordTest {
    private static final Map<String, String> DERIVED = DerivedHeaders.of(
            Samples.turn(Samples.fullEntry(7), Samples.MODEL, "alice", "thread", Samples.content("")));

    private static FrameRecord record(String key, Map<String, String> headers) {
        return Samples.content(key, headers, new byte[] {1});
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new TreeMap<>(DERIVED);
        headers.put(name, value);
        return headers;
    }

    @Test
    void what_the_manifest_says_is_not_stored_again_and_comes_back() {
        // Given
        FrameRecord whole = record("tenant-a/root", with(StoredRecord.KEY_HEADER, "tenant-a/root"));

        // When
        StoredRecord stored = StoredRecord.of(whole, DERIVED);

        // Then
        assertThat(stored.key()).isEmpty();
        assertThat(stored.headers()).containsOnlyKeys(StoredRecord.KEY_HEADER);
        assertThat(stored.complete(DERIVED)).isEqualTo(whole);
    }

    @Test
    void every_header_of_a_full_turn_follows_from_the_manifest() {
        assertThat(DERIVED)
                .containsEntry("ce_turnid", "turn-7")
                .containsEntry("ce_threadid", "thread")
                .containsEntry("ce_tenant", Samples.TENANT)
                .containsEntry("ce_modelversion", Samples.MODEL)
                .containsEntry("ce_datasubject", "alice")
                .containsEntry("ce_deployment", "deployment-1")
                .containsEntry("ce_contextbefore", "context-before")
                .containsEntry("ce_contextafter", "context-after-1 context-after-2")
                .containsEntry("ce_parentturns", "parent-1 parent-2")
                .containsEntry("ce_startedat", "2026-01-01T00:00:00.5+01:00")
                .containsEntry("ce_time", "2026-01-01T00:00:01Z")
                .containsEntry("ce_sequence", Long.toString(Long.MAX_VALUE))
                .containsEntry("ce_endofthread", "true")
                .containsEntry("ce_cancelled", "true")
                .containsEntry("ce_facts", "seed tokens")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "org.threadkeep.turn.recorded.v1")
                .containsEntry("content-type", "application/json")
                .hasSize(18);
    }

    @Test
    void a_header_that_differs_or_is_missing_comes_back_so() {
        // Given
        Map<String, String> headers = with("ce_facts", "seed  tokens");
        headers.remove("ce_sequence");
        headers.put("ce_extension", "\0");
        FrameRecord whole = record("another key", headers);

        // When
        StoredRecord stored = StoredRecord.of(whole, DERIVED);

        // Then
        assertThat(stored.headers()).containsOnlyKeys("ce_facts", "ce_sequence", "ce_extension");
        assertThat(stored.complete(DERIVED)).isEqualTo(whole);
    }

    @Test
    void a_record_whose_thread_was_found_later_does_not_get_a_header_for_it() {
        // Given
        FreezableTurn turn = Samples.turn(Samples.fullEntry(7), Samples.MODEL, null, null, Samples.content(""));
        Map<String, String> headers = new TreeMap<>(DerivedHeaders.of(turn));
        headers.remove("ce_threadid");
        FrameRecord whole = record("key", headers);
        SnapshotRef ref =
                new SnapshotRef(Samples.MODEL, Samples.TENANT, Optional.empty(), PackId.next(), 0, 1, "0".repeat(64));

        // When
        StoredRecord stored = StoredRecord.of(whole, DerivedHeaders.of(turn));

        // Then
        assertThat(stored.complete(DerivedHeaders.of(ref, "found later", turn.entry())))
                .isEqualTo(whole);
    }

    @Test
    void a_record_without_a_key_anywhere_is_refused() {
        // Given
        SortedMap<String, Optional<byte[]>> none = new TreeMap<>();
        StoredRecord stored = new StoredRecord(Optional.empty(), none, "x".getBytes(UTF_8));

        // When, Then
        assertThatThrownBy(() -> stored.complete(DERIVED))
                .isInstanceOf(ArchiveFormatException.class)
                .hasMessageContaining("ce_partitionkey");
    }
}
