package org.threadkeep.stitching;

import java.util.List;

/** What was found out about the parent of a call. */
sealed interface Found {
    /** It continues nothing. */
    record Root() implements Found {}

    /** It continues this call. */
    record Parent(String id) implements Found {}

    /** It continues one of these calls. */
    record Ambiguous(List<String> ids) implements Found {
        public Ambiguous {
            ids = List.copyOf(ids);
        }
    }

    /** It continues something that nobody knows. */
    record Unresolved() implements Found {}
}
