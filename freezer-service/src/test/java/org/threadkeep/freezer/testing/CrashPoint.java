package org.threadkeep.freezer.testing;

import java.util.Optional;

/**
 * A place in a pack's life where the freezer dies: before this request reaches the server, or before this response reaches
 * the freezer.
 *
 * @param name as {@link PackCalls} names it
 * @param cutBefore a call before it that gets no answer, so that there is this one at all
 */
public record CrashPoint(String name, Optional<String> cutBefore) {
    private static final String APPENDED = "pack: cassandra EXECUTE append log entry #1 response";
    private static final String READ_BACK = "pack: cassandra EXECUTE read log entry back #1 ";

    /** A call that every pack makes. */
    public static CrashPoint at(String name) {
        return new CrashPoint(name, Optional.empty());
    }

    /** A call that is made only when the outcome of an append is unknown; {@code request} or {@code response}. */
    public static CrashPoint readBack(String direction) {
        return new CrashPoint(READ_BACK + direction, Optional.of(APPENDED));
    }

    /** Whether it is reached as soon as the stream is opened. */
    public boolean isWhileOpening() {
        return name.startsWith("open:");
    }

    /** Whether it is the first of its kind, rather than one more of several equal ones. */
    public boolean isDistinct() {
        return name.contains(" #1 ");
    }
}
