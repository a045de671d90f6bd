package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFolderTest {

    @TempDir
    Path parent;

    @Test
    void folders_of_a_jvm_that_still_runs_are_left_alone() {
        Path mine = TestFolder.create(parent, "kafka");

        TestFolder.create(parent, "kafka");

        assertThat(mine).isDirectory();
    }

    @Test
    void servers_and_data_of_a_jvm_that_was_killed_are_swept_away() throws IOException {
        Path left = TestFolder.create(parent, "kafka");
        ServerProcess orphan = StandInServer.process(left, Ports.free(1), 200, "hello");
        orphan.start();
        ProcessHandle process = orphan.running().orElseThrow().process();
        Files.writeString(left.resolve("owner.pid"), "pid=1%nstarted=2001-01-01T00:00:00Z%n".formatted());

        TestFolder.create(parent, "kafka");

        assertThat(Wait.until(Duration.ofSeconds(10), () -> !process.isAlive())).isTrue();
        assertThat(left).doesNotExist();
    }
}
