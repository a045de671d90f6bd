package org.threadkeep.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process in {@code /proc/<pid>}. */
final class ProcFile {
    private ProcFile() {}

    /**
     * The text of one of these files.
     *
     * @throws UncheckedIOException when it can't be read: the process has ended, or is somebody else's
     */
    static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " has ended, or its " + name + " may not be read", e);
        }
    }
}
