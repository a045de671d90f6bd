package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir
    Path folder;

    private Path path;
    private PidFile file;

    @BeforeEach
    void inAnEmptyFolder() {
        path = folder.resolve("server.pid");
        file = new PidFile(path);
    }

    @Test
    void nothing_is_recorded_where_there_is_no_file() {
        assertThat(file.read()).isEqualTo(new PidFile.Nothing());
    }

    @Test
    void a_running_process_is_found_again() {
        file.write(SELF);

        PidFile.Recorded recorded = file.read();

        assertThat(recorded).isInstanceOfSatisfying(PidFile.Running.class, running -> assertThat(running.process())
                .isEqualTo(SELF));
    }

    @Test
    void a_stranger_that_got_the_same_id_is_not_taken_for_the_process() throws IOException {
        Files.writeString(path, "pid=%d%nstarted=2001-01-01T00:00:00Z%n".formatted(SELF.pid()));

        PidFile.Recorded recorded = file.read();

        assertThat(recorded).isEqualTo(new PidFile.Stale(SELF.pid()));
    }

    @Test
    void a_process_that_has_ended_is_stale() throws Exception {
        Process ended = new ProcessBuilder("sleep", "600").start();
        file.write(ended.toHandle());
        ended.destroyForcibly().waitFor();

        PidFile.Recorded recorded = file.read();

        assertThat(recorded).isEqualTo(new PidFile.Stale(ended.pid()));
    }

    @Test
    void a_file_that_was_cut_off_is_stale() throws IOException {
        Files.writeString(path, "pid=12");

        PidFile.Recorded recorded = file.read();

        assertThat(recorded).isEqualTo(new PidFile.Stale(-1));
    }
}
