package org.threadkeep.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyOwnerTest {
    @Test
    void a_turn_without_a_subject_is_stored_under_a_dash() {
        assertThat(new KeyOwner("t", Optional.empty()).storedSubject()).isEqualTo("-");
        assertThat(new KeyOwner("t", Optional.of("user-1")).storedSubject()).isEqualTo("user-1");
    }

    @Test
    void no_two_subjects_are_stored_under_one_name() {
        // When
        Stream<String> stored = Stream.of("", "-", "--", "---", "-a", "a-", " ")
                .map(subject -> new KeyOwner("t", Optional.of(subject)).storedSubject());

        // Then
        assertThat(stored).doesNotHaveDuplicates().doesNotContain("");
    }
}
