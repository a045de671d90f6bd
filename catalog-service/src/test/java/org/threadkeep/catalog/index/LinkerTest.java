package org.threadkeep.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.Place;

class LinkerTest {
    private static final String STREAM = "c/t/0";
    private static final Linker LINKER = new Linker();

    private final Earlier earlier = new Earlier();
    private final List<PackTurn> pack = new ArrayList<>();

    /** A turn of the pack; its offset is 100 and its place in the pack. */
    private void turn(String id, String thread, String before, String after, String... parents) {
        bodied(id, "b".repeat(32), thread, before, after, parents);
    }

    private void bodied(String id, String body, String thread, String before, String after, String... parents) {
        TurnEntry entry = new TurnEntry(
                id,
                body,
                100 + pack.size(),
                0,
                Optional.empty(),
                Optional.ofNullable(before),
                after == null ? List.of() : List.of(after.split(" ")),
                List.of(parents),
                Optional.empty(),
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
        SnapshotEntry snapshot = new SnapshotEntry(
                "a".repeat(64),
                "m",
                "acme",
                Optional.empty(),
                Optional.ofNullable(thread),
                thread == null ? Optional.ofNullable(before) : Optional.empty(),
                0,
                1,
                List.of(entry));
        pack.add(new PackTurn(STREAM, snapshot, entry));
    }

    private LinkedTurn linked(String id) {
        return LINKER.link(pack, earlier).stream()
                .filter(turn -> turn.turn().entry().turnId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ContextTurn contextTurn(long offset, String id, String thread) {
        return new ContextTurn(new Place(STREAM, offset), id, thread);
    }

    @Test
    void a_turn_that_continues_nothing_is_a_root() {
        // Given
        turn("t1", "thread", null, "k1");

        // Then
        assertThat(linked("t1").parents()).isEqualTo(Parents.ROOT);
    }

    @Test
    void the_only_turn_that_left_the_context_is_the_parent() {
        // Given
        turn("t1", "thread", null, "k1");
        turn("t2", "thread", "k1", "k2");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.resolved("t1"));
    }

    @Test
    void a_parent_of_an_earlier_pack_is_found() {
        // Given
        earlier.addContext(new ContextScope.InTenant("acme", "k1"), List.of(contextTurn(5, "t1", "thread")));
        turn("t2", "thread", "k1", "k2");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.resolved("t1"));
    }

    @Test
    void one_of_several_choices_can_be_continued() {
        // Given
        turn("t1", "thread", null, "k1 k2");
        turn("t2", "thread", "k2", "k3");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.resolved("t1"));
    }

    @Test
    void several_turns_that_left_the_same_context_are_all_candidates_and_none_is_guessed() {
        // Given
        turn("t1", "thread", null, "k1");
        turn("regenerated", "thread", null, "k1");
        turn("t2", "thread", "k1", "k2");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.ambiguous(List.of("t1", "regenerated")));
    }

    @Test
    void a_turn_that_comes_later_is_no_parent_yet() {
        // Given
        turn("t2", "thread", "k1", "k2");
        turn("t1", "thread", null, "k1");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.UNRESOLVED);
    }

    @Test
    void a_turn_of_another_thread_is_no_parent_yet_because_the_own_thread_comes_first() {
        // Given
        turn("other", "other", null, "k1");
        turn("t2", "thread", "k1", "k2");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.UNRESOLVED);
    }

    @Test
    void declared_parents_are_taken_as_they_are() {
        // Given
        turn("t1", "thread", null, "k1");
        turn("t2", "thread", "k1", "k2", "p1", "p2");

        // Then
        assertThat(linked("t2").parents()).isEqualTo(Parents.declared(List.of("p1", "p2")));
    }

    @Test
    void a_turn_without_a_thread_joins_that_of_its_only_possible_parent() {
        // Given
        turn("t1", "thread", null, "k1");
        turn("t2", null, "k1", "k2");
        turn("t3", null, "k2", "k3");

        // Then
        assertThat(linked("t2").threadId()).isEqualTo("thread");
        assertThat(linked("t3").threadId()).isEqualTo("thread");
        assertThat(linked("t3").parents()).isEqualTo(Parents.resolved("t2"));
    }

    @Test
    void a_turn_without_a_thread_and_with_several_possible_parents_begins_a_provisional_one() {
        // Given
        turn("t1", "run1", null, "k1");
        turn("t1b", "run2", null, "k1");
        turn("t2", null, "k1", "k2");
        turn("t3", null, "k2", "k3");

        // Then
        assertThat(linked("t2").threadId()).isEqualTo("t2");
        assertThat(linked("t2").parents()).isEqualTo(Parents.ambiguous(List.of("t1", "t1b")));
        assertThat(linked("t3").threadId()).isEqualTo("t2");
    }

    @Test
    void a_turn_without_a_thread_and_without_a_known_parent_begins_a_provisional_one() {
        // Given
        turn("t2", null, "k1", "k2");

        // Then
        assertThat(linked("t2").threadId()).isEqualTo("t2");
        assertThat(linked("t2").parents()).isEqualTo(Parents.UNRESOLVED);
    }

    @Test
    void a_turn_that_merges_two_branches_of_a_thread_joins_it() {
        // Given
        earlier.addBodies("p1", List.of(new Body(new Place(STREAM, 1), "b".repeat(32), "thread")));
        turn("p2", "thread", null, "k1");
        turn("merge", null, "k9", "k10", "p1", "p2");

        // Then
        assertThat(linked("merge").threadId()).isEqualTo("thread");
    }

    @Test
    void a_turn_that_merges_two_threads_begins_one_of_its_own() {
        // Given
        turn("p1", "one", null, "k1");
        turn("p2", "two", null, "k2");
        turn("merge", null, "k9", "k10", "p1", "p2");

        // Then
        assertThat(linked("merge").threadId()).isEqualTo("merge");
        assertThat(linked("merge").parents()).isEqualTo(Parents.declared(List.of("p1", "p2")));
    }

    @Test
    void a_turn_with_a_parent_that_is_not_known_begins_a_thread_of_its_own() {
        // Given
        turn("p1", "one", null, "k1");
        turn("merge", null, "k9", "k10", "p1", "nobody");

        // Then
        assertThat(linked("merge").threadId()).isEqualTo("merge");
    }

    @Test
    void the_same_body_again_is_left_out_and_another_body_is_not() {
        // Given
        bodied("t1", "b".repeat(32), "thread", null, "k1");
        bodied("t1", "c".repeat(32), "thread", null, "k2");
        bodied("t1", "b".repeat(32), "thread", null, "k1");

        // When
        List<LinkedTurn> linked = LINKER.link(pack, earlier);

        // Then
        assertThat(linked).extracting(turn -> turn.turn().entry().offset()).containsExactly(100L, 101L);
    }

    @Test
    void the_same_body_as_in_an_earlier_pack_is_left_out() {
        // Given
        earlier.addBodies("t1", List.of(new Body(new Place(STREAM, 7), "b".repeat(32), "thread")));
        turn("t1", "thread", null, "k1");

        // Then
        assertThat(LINKER.link(pack, earlier)).isEmpty();
    }

    @Test
    void another_body_of_the_same_turn_is_not_its_parent() {
        // Given
        bodied("t1", "b".repeat(32), "thread", null, "k1");
        bodied("t1", "c".repeat(32), "thread", "k1", "k2");

        // Then
        assertThat(LINKER.link(pack, earlier).get(1).parents()).isEqualTo(Parents.UNRESOLVED);
    }

    @Test
    void more_candidates_than_are_told_are_cut_off_in_order() {
        // Given
        for (int i = 0; i < ParentRule.MAX_CANDIDATES + 10; i++) {
            turn("r" + i, "thread", null, "k1");
        }
        turn("t2", "thread", "k1", "k2");

        // When
        Parents parents = linked("t2").parents();

        // Then
        assertThat(parents.candidates()).hasSize(ParentRule.MAX_CANDIDATES).startsWith("r0", "r1");
    }
}
