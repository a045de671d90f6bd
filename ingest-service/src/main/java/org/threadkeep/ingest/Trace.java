package org.threadkeep.ingest;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where something failed, without the failure's message, which may quote content. */
public final class Trace {
    private static final int FRAMES = 12;

    private Trace() {}

    /** Class and innermost calls of a failure and its causes, in one line. */
    public static String of(Throwable failure) {
        String here = failure.getClass().getName() + " at "
                + Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? here : here + "; because of " + of(cause);
    }
}
