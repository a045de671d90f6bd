package org.threadkeep.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The two signals that Java itself can't send. */
enum Signal {
    STOP,
    CONT;

    /** Sends it, and returns when the kernel has taken it. */
    void send(ProcessHandle process) {
        String command = "kill -%s %d".formatted(name(), process.pid());
        try {
            new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
