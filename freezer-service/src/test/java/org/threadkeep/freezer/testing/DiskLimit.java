package org.threadkeep.freezer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.threadkeep.local.process.ServerProcess;

/** Fills the disk of one server: the kernel refuses to let any of its files grow (RLIMIT_FSIZE), as a full disk would. */
public final class DiskLimit {
    private DiskLimit() {}

    /** Until the process ends. Needs Linux, with the tool {@code prlimit} of util-linux. */
    public static void noMoreFor(ServerProcess server) throws IOException, InterruptedException {
        long pid = server.running().orElseThrow().process().pid();
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=4096:unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }
}
