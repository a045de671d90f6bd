package org.threadkeep.stitching;

import java.util.List;

/** How right it is what was found out about a call. */
enum Verdict {
    /** It continues nothing, and that was found. */
    ROOT,
    /** Its parent was found. */
    PARENT,
    /** What it continues is not among the calls, and was not found. */
    ORIGIN_UNKNOWN,
    /** All that its candidates said and saw is the same, and its parent is one of them. */
    AMBIGUOUS,
    /** It was called ambiguous, although its candidates differ or its parent is not among them. */
    DIFFERENT,
    /** It has a parent, which was not found. */
    MISSED,
    /** It has a parent, and was taken for the first of a thread. */
    LOST_ROOT,
    /** Another call was taken for its parent. */
    WRONG;

    boolean isFault() {
        return this == DIFFERENT || this == MISSED || this == LOST_ROOT || this == WRONG;
    }

    static Verdict of(PlayedCall call, Found found, Contents contents) {
        if (found instanceof Found.Parent parent) {
            return call.parent().filter(parent.id()::equals).isPresent() ? PARENT : WRONG;
        }
        if (found instanceof Found.Ambiguous ambiguous) {
            return isSame(call, ambiguous.ids(), contents) ? AMBIGUOUS : DIFFERENT;
        }
        if (call.parent().isPresent()) {
            return found instanceof Found.Root ? LOST_ROOT : MISSED;
        }
        return found instanceof Found.Root ? ROOT : ORIGIN_UNKNOWN;
    }

    /** With 64 candidates the list is full, and the parent may be beyond it. */
    private static boolean isSame(PlayedCall call, List<String> candidates, Contents contents) {
        boolean named = call.parent().filter(candidates::contains).isPresent() || candidates.size() == 64;
        return named && candidates.stream().map(contents::of).distinct().count() == 1;
    }
}
