package org.threadkeep.catalog.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.TurnRow;

class LateParentsTest {
    private static final TurnRow ROW = Rows.row("t", "b".repeat(32), "thread", new Place("s", 100));

    private static ContextTurn candidate(String id, String thread, String stream, long offset) {
        return new ContextTurn(new Place(stream, offset), id, thread);
    }

    @Test
    void a_parent_in_the_same_thread_that_came_later_is_found() {
        assertThat(LateParents.choose(ROW, List.of(candidate("late", "thread", "s", 200)), List.of()))
                .isEqualTo(Parents.resolved("late"));
    }

    @Test
    void the_own_thread_wins_over_others() {
        // Given
        List<ContextTurn> inTenant =
                List.of(candidate("other", "other", "s", 1), candidate("late", "thread", "s", 200));

        // Then
        assertThat(LateParents.choose(ROW, List.of(candidate("late", "thread", "s", 200)), inTenant))
                .isEqualTo(Parents.resolved("late"));
    }

    @Test
    void a_fork_into_another_conversation_finds_its_parent_there() {
        assertThat(LateParents.choose(ROW, List.of(), List.of(candidate("origin", "other", "z", 900))))
                .isEqualTo(Parents.resolved("origin"));
    }

    @Test
    void a_run_that_came_after_the_turn_makes_its_parent_no_less_certain() {
        // Given
        List<ContextTurn> inTenant =
                List.of(candidate("before", "run1", "s", 99), candidate("after", "run2", "s", 101));

        // Then
        assertThat(LateParents.choose(ROW, List.of(), inTenant)).isEqualTo(Parents.resolved("before"));
    }

    @Test
    void several_that_could_be_forked_are_ambiguous_in_the_order_of_their_places() {
        // Given
        List<ContextTurn> inTenant = List.of(candidate("y", "two", "z", 1), candidate("x", "one", "a", 2));

        // Then
        assertThat(LateParents.choose(ROW, List.of(), inTenant)).isEqualTo(Parents.ambiguous(List.of("x", "y")));
    }

    @Test
    void nobody_is_nobody() {
        assertThat(LateParents.choose(ROW, List.of(), List.of())).isEqualTo(Parents.UNRESOLVED);
    }

    @Test
    void a_body_is_shown_at_its_first_place_only() {
        // Given
        Body first = new Body(new Place("a", 5), "b".repeat(32), "thread");
        Body own = new Body(ROW.place(), "b".repeat(32), "thread");

        // Then
        assertThat(Repeats.shown(ROW, List.of(own))).isEqualTo(Optional.of(new ShownTurn(ROW, false)));
        assertThat(Repeats.shown(ROW, List.of(first, own))).isEmpty();
    }

    @Test
    void another_body_under_the_same_id_is_a_conflict_for_both() {
        // Given
        Body other = new Body(new Place("a", 5), "c".repeat(32), "thread");
        Body own = new Body(ROW.place(), "b".repeat(32), "thread");

        // Then
        assertThat(Repeats.shown(ROW, List.of(other, own))).isEqualTo(Optional.of(new ShownTurn(ROW, true)));
    }
}
