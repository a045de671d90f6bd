package org.threadkeep.catalog.index;

import java.util.Objects;
import org.threadkeep.archive.SnapshotEntry;

/** A context key, and among whose turns it is looked for. */
sealed interface ContextScope {
    /** The key. */
    String contextKey();

    /** Where the parent of a turn is looked for: in its thread, or everywhere when that is not known. */
    static ContextScope lookedIn(SnapshotEntry snapshot, String contextKey) {
        return snapshot.threadId()
                .<ContextScope>map(thread -> new InThread(thread, contextKey))
                .orElseGet(() -> new InTenant(snapshot.tenant(), contextKey));
    }

    /** Among the turns of one thread. */
    record InThread(String threadId, String contextKey) implements ContextScope {
        public InThread {
            Objects.requireNonNull(threadId, "threadId");
            Objects.requireNonNull(contextKey, "contextKey");
        }
    }

    /** Among all turns of a tenant. */
    record InTenant(String tenant, String contextKey) implements ContextScope {
        public InTenant {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(contextKey, "contextKey");
        }
    }
}
