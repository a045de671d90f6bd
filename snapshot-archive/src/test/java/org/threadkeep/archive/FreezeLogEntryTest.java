package org.threadkeep.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.STREAM;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezeLogEntryTest {
    private static final PackCounts COUNTS = new PackCounts(5, 2, 1, 2, 0);
    private static final PackId PACK = PackId.parse("019b7600-0000-7000-8000-000000000001");
    private static final String PACK_DIGEST = Digests.sha256("manifest");

    private static FreezeLogEntry first() {
        return FreezeLogEntry.append(Optional.empty(), STREAM, 100, 110, PACK, PACK_DIGEST, COUNTS);
    }

    @Test
    void the_first_entry_has_seq_0_and_no_previous_digest() {
        // When
        FreezeLogEntry first = first();

        // Then
        assertThat(first.seq()).isZero();
        assertThat(first.previousDigest()).isEqualTo(Digests.NONE);
        assertThat(first.verifies()).isTrue();
    }

    @Test
    void an_entry_follows_the_one_that_it_was_appended_to_and_no_other() {
        // Given
        FreezeLogEntry first = first();
        FreezeLogEntry other =
                FreezeLogEntry.append(Optional.empty(), STREAM, 100, 110, PackId.next(), PACK_DIGEST, COUNTS);

        // When
        FreezeLogEntry second =
                FreezeLogEntry.append(Optional.of(first), STREAM, 110, 120, PackId.next(), PACK_DIGEST, COUNTS);

        // Then
        assertThat(second.follows(first)).isTrue();
        assertThat(second.follows(other)).isFalse();
        assertThat(first.follows(second)).isFalse();
        assertThat(second.verifies()).isTrue();
    }

    @Test
    void a_hole_in_the_offsets_is_refused() {
        // Given
        Optional<FreezeLogEntry> first = Optional.of(first());

        // When, Then
        assertThatThrownBy(() -> FreezeLogEntry.append(first, STREAM, 111, 121, PACK, PACK_DIGEST, COUNTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("firstOffset 111");
    }

    @Test
    void an_entry_of_another_stream_is_refused() {
        // Given
        Optional<FreezeLogEntry> first = Optional.of(first());
        StreamId other = new StreamId("cluster-1", "topic-2", 3);

        // When, Then
        assertThatThrownBy(() -> FreezeLogEntry.append(first, other, 110, 120, PACK, PACK_DIGEST, COUNTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topic-2");
    }

    @Test
    void counts_that_do_not_make_up_the_offsets_are_refused() {
        assertThatThrownBy(() -> FreezeLogEntry.append(Optional.empty(), STREAM, 100, 111, PACK, PACK_DIGEST, COUNTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts make 10 records")
                .hasMessageContaining("hold 11");
    }

    @Test
    void counts_whose_sum_overflows_are_refused() {
        // Given
        PackCounts wrapping = new PackCounts(Long.MAX_VALUE, Long.MAX_VALUE, 12, 0, 0);

        // When, Then
        assertThatThrownBy(() -> FreezeLogEntry.append(Optional.empty(), STREAM, 100, 110, PACK, PACK_DIGEST, wrapping))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_change_of_any_field_is_found() {
        // Given
        FreezeLogEntry e = FreezeLogEntry.append(Optional.of(first()), STREAM, 110, 120, PACK, PACK_DIGEST, COUNTS);
        String d = Digests.sha256("something else");
        StreamId stream = new StreamId("cluster-1", "topic-1", 4);
        PackCounts counts = new PackCounts(5, 2, 1, 1, 1);

        // When
        List<FreezeLogEntry> changed = List.of(
                new FreezeLogEntry(
                        stream, e.seq(), 110, 120, PACK, PACK_DIGEST, e.previousDigest(), e.digest(), COUNTS),
                new FreezeLogEntry(STREAM, 2, 110, 120, PACK, PACK_DIGEST, e.previousDigest(), e.digest(), COUNTS),
                new FreezeLogEntry(
                        STREAM, e.seq(), 111, 121, PACK, PACK_DIGEST, e.previousDigest(), e.digest(), COUNTS),
                new FreezeLogEntry(
                        STREAM, e.seq(), 110, 120, PackId.next(), PACK_DIGEST, e.previousDigest(), e.digest(), COUNTS),
                new FreezeLogEntry(STREAM, e.seq(), 110, 120, PACK, d, e.previousDigest(), e.digest(), COUNTS),
                new FreezeLogEntry(STREAM, e.seq(), 110, 120, PACK, PACK_DIGEST, d, e.digest(), COUNTS),
                new FreezeLogEntry(STREAM, e.seq(), 110, 120, PACK, PACK_DIGEST, e.previousDigest(), d, COUNTS),
                new FreezeLogEntry(
                        STREAM, e.seq(), 110, 120, PACK, PACK_DIGEST, e.previousDigest(), e.digest(), counts));

        // Then
        assertThat(e.verifies()).isTrue();
        assertThat(changed).allSatisfy(entry -> assertThat(entry.verifies()).isFalse());
    }

    @Test
    void only_the_first_entry_has_no_previous_digest() {
        assertThatThrownBy(() ->
                        new FreezeLogEntry(STREAM, 1, 100, 110, PACK, PACK_DIGEST, Digests.NONE, PACK_DIGEST, COUNTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("previousDigest");
    }

    @Test
    void a_digest_in_another_form_is_refused_by_name() {
        assertThatThrownBy(() -> FreezeLogEntry.append(
                        Optional.empty(), STREAM, 100, 110, PACK, PACK_DIGEST.toUpperCase(Locale.ROOT), COUNTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("packDigest");
    }
}
