package org.threadkeep.stitching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.identity.ContextKeys;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TenantKey;

/** The rule of the catalog's linker without a system around it: one earlier call that left the context is the parent. */
final class InMemory implements Linkage {
    private static final int MAX_CANDIDATES = 64;

    private final TenantKey key = IdentityKey.of(new byte[IdentityKey.BYTES]).forTenant("acme");
    private final Map<String, List<String>> left = new HashMap<>();
    private final Map<String, Found> found = new HashMap<>();

    @Override
    public synchronized void take(PlayedCall call) {
        ContextKeys keys = ContextKeys.of(key, TurnData.parse(call.turn().data()));
        found.put(call.id(), keys.before().map(this::parent).orElse(new Found.Root()));
        keys.after().stream()
                .distinct()
                .map(after -> left.computeIfAbsent(after, unseen -> new ArrayList<>()))
                .filter(calls -> calls.size() < MAX_CANDIDATES)
                .forEach(calls -> calls.add(call.id()));
    }

    @Override
    public synchronized Found found(PlayedCall call) {
        return found.get(call.id());
    }

    private Found parent(String before) {
        List<String> candidates = left.getOrDefault(before, List.of());
        return switch (candidates.size()) {
            case 0 -> new Found.Unresolved();
            case 1 -> new Found.Parent(candidates.get(0));
            default -> new Found.Ambiguous(candidates);
        };
    }
}
