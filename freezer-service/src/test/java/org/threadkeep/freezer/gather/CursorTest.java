package org.threadkeep.freezer.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.freezer.gather.Cursor.Verdict.HOLE;
import static org.threadkeep.freezer.gather.Cursor.Verdict.READ;
import static org.threadkeep.freezer.gather.Cursor.Verdict.REPLAY;
import static org.threadkeep.freezer.gather.Cursor.Verdict.SEEK;
import static org.threadkeep.freezer.gather.Cursor.Verdict.STALE;

import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor cursor = new Cursor(100);

    @Test
    void a_batch_that_begins_where_the_last_ended_is_read() {
        assertThat(cursor.judge(100, 120)).isEqualTo(READ);
    }

    @Test
    void a_batch_of_records_that_were_taken_is_a_replay() {
        assertThat(cursor.judge(80, 99)).isEqualTo(REPLAY);
    }

    @Test
    void a_batch_that_begins_before_and_ends_after_is_read() {
        assertThat(cursor.judge(80, 100)).isEqualTo(READ);
    }

    @Test
    void a_hole_sends_the_reader_back_once_and_is_a_hole_when_it_shows_again() {
        assertThat(cursor.judge(105, 120)).isEqualTo(SEEK);
        assertThat(cursor.judge(105, 120)).isEqualTo(HOLE);
        assertThat(cursor.judge(105, 120)).isEqualTo(HOLE);
    }

    @Test
    void a_batch_that_was_under_way_when_the_reader_was_sent_back_proves_no_hole() {
        assertThat(cursor.judge(105, 120)).isEqualTo(SEEK);
        assertThat(cursor.judge(121, 130)).isEqualTo(STALE);
        assertThat(cursor.judge(100, 104)).isEqualTo(READ);
    }

    @Test
    void after_records_were_read_a_new_hole_is_looked_for_anew() {
        cursor.judge(105, 120);
        cursor.judge(100, 101);

        cursor.take(100);

        assertThat(cursor.judge(105, 120)).isEqualTo(SEEK);
    }

    @Test
    void a_log_that_has_moved_on_for_good_is_looked_at_again_rather_than_ignored_for_ever() {
        cursor.judge(105, 120);
        for (int late = 0; late < 8; late++) {
            assertThat(cursor.judge(200 + late, 300)).isEqualTo(STALE);
        }

        assertThat(cursor.judge(210, 300)).isEqualTo(SEEK);
        assertThat(cursor.judge(200, 300)).isEqualTo(HOLE);
    }

    @Test
    void offsets_that_are_passed_over_within_a_batch_are_counted() {
        assertThat(cursor.take(100)).isZero();
        assertThat(cursor.take(104)).isEqualTo(3);
        assertThat(cursor.expected()).isEqualTo(105);
    }

    @Test
    void no_offset_is_taken_twice() {
        cursor.take(100);

        assertThatThrownBy(() -> cursor.take(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
