package org.threadkeep.events.identity;

import org.threadkeep.events.TurnData;

/** Context keys, for tests of other packages. */
public final class Contexts {
    private Contexts() {}

    /** Those of a call under the key of a tenant. */
    public static ContextKeys of(IdentityKey key, TurnData data) {
        return ContextKeys.of(key.forTenant("acme"), data);
    }
}
