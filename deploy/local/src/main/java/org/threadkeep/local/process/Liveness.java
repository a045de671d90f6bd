package org.threadkeep.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether a process still runs; one that has ended and only waits for its parent to notice doesn't. */
final class Liveness {

    private Liveness() {}

    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Where process 1 collects no orphans (bare containers), an ended server stays in the process table. */
    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(stat);
            return text.startsWith("Z", text.lastIndexOf(')') + 2) && hasOneThread(pid);
        } catch (IOException noProcFileSystemOrGone) {
            return false;
        }
    }

    /** The main thread of a dying process can be gone while the others still hold its ports. */
    private static boolean hasOneThread(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.count() == 1;
        }
    }
}
