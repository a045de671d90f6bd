package org.threadkeep.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuSecondsTest {
    @Test
    void user_and_system_time_are_found_behind_a_name_with_blanks_and_brackets() {
        // Given the first fields of /proc/<pid>/stat
        String stat = "4711 (a (b) c) S 1 4711 4711 0 -1 4194304 100 0 0 0 1234 66 0 0 20 0 30 0 99 1 1";

        // When
        double seconds = CpuSeconds.parse(stat);

        // Then
        assertThat(seconds).isEqualTo(13.0);
    }

    @Test
    void this_process_has_used_some() {
        assertThat(CpuSeconds.of(ProcessHandle.current().pid())).isPositive();
    }
}
