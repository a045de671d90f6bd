package org.threadkeep.catalog.index;

import java.util.Objects;
import org.threadkeep.archive.SnapshotEntry;

/** A context key, and among whose turns it is looked for. */
sealed interface ContextScope {
    /** Whose turns. */
    String tenant();

    /** The key. */
    String contextKey();

    /** The same key among all turns of the tenant. */
    default InTenant everywhere() {
        return new InTenant(tenant(), contextKey());
    }

    /** Where the parent of a turn is looked for: in its thread, or everywhere when that is not known. */
    static ContextScope lookedIn(SnapshotEntry snapshot, String contextKey) {
        return snapshot.threadId()
                .<ContextScope>map(thread -> new InThread(snapshot.tenant(), thread, contextKey))
                .orElseGet(() -> new InTenant(snapshot.tenant(), contextKey));
    }

    /** Among the turns of one thread. */
    record InThread(String tenant, String threadId, String contextKey) implements ContextScope {
        public InThread {
            Objects.requireNonNull(tenant, "tenant");
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
