package org.threadkeep.bench.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiskReadsTest {
    @Test
    void what_the_disk_gave_is_told_from_what_was_read() {
        // Given a process that read 6,976 bytes, most of them from the cache
        String io =
                "rchar: 6976\nwchar: 12\nsyscr: 10\nsyscw: 1\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 0\n";

        // When
        long bytes = DiskReads.parse(io);

        // Then
        assertThat(bytes).isEqualTo(4096);
    }

    @Test
    void a_machine_that_does_not_tell_is_refused() {
        assertThatThrownBy(() -> DiskReads.parse("rchar: 6976\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read_bytes");
    }

    @Test
    void this_process_may_look_at_itself() {
        assertThat(DiskReads.of(ProcessHandle.current().pid())).isNotNegative();
    }
}
