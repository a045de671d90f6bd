package org.threadkeep.local.process;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A server ended, or wasn't ready in time; the message names its log file and shows its last lines. Starting again is safe
 * once the reason is gone.
 */
public final class StartFailedException extends RuntimeException {

    private static final int LINES = 25;
    private static final int LINE_LENGTH = 300;

    private StartFailedException(String message) {
        super(message);
    }

    static StartFailedException because(String what, Path log) {
        String tail = LogTail.lastLines(log, LINES).stream()
                .map(StartFailedException::abbreviated)
                .collect(Collectors.joining("%n  | ".formatted()));
        return new StartFailedException("%s%nlog: %s, its last lines:%n  | %s".formatted(what, log, tail));
    }

    private static String abbreviated(String line) {
        return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "...";
    }
}
