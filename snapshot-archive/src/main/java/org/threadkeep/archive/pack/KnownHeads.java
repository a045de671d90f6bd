package org.threadkeep.archive.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threadkeep.archive.keys.KeyOwner;

/** How threads began of late. Not thread-safe. */
final class KnownHeads {
    /** Heads that have a passage in common: say, one system prompt with several sets of tools. */
    private static final int MOST_OF_A_FEATURE = 4;

    /** So many are compared with a text: each takes time in proportion to the text. */
    private static final int MOST_NEAR = 2;

    /** Where heads are looked for: among those of one opening of a stream and one tenant. */
    private record Scope(Object stream, String tenant) {}

    private record Feature(Scope scope, long digest) {}

    private record Held(Head head, Scope scope, Referrers referrers) {}

    private final Map<Feature, List<Head>> byFeature = new HashMap<>();
    private final WeighedCache<Head, Held> heads;

    /** At most so many bytes of them. */
    KnownHeads(long mostBytes) {
        this.heads = new WeighedCache<>(mostBytes, this::gone);
    }

    long bytes() {
        return heads.weight();
    }

    /** Those that have most in common with a text of these features, and may be shared with its owner; the nearest first. */
    List<Head> near(Object stream, KeyOwner owner, Set<Long> features) {
        Map<Head, Integer> common = new LinkedHashMap<>();
        Scope scope = new Scope(stream, owner.tenant());
        for (long digest : features) {
            byFeature
                    .getOrDefault(new Feature(scope, digest), List.of())
                    .forEach(head -> common.merge(head, 1, Integer::sum));
        }
        return common.entrySet().stream()
                .sorted(Map.Entry.<Head, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(head -> head.piece().isPresent() || areSeveral(head, owner))
                .limit(MOST_NEAR)
                .toList();
    }

    /** Whether most of these features are of some head. */
    boolean knowsMost(Object stream, String tenant, Set<Long> features) {
        Scope scope = new Scope(stream, tenant);
        long known = features.stream()
                .filter(digest -> byFeature.containsKey(new Feature(scope, digest)))
                .count();
        return 2 * known >= features.size();
    }

    /** Whether others than this owner began like this, so that two were told it. */
    private boolean areSeveral(Head head, KeyOwner owner) {
        return heads.find(head)
                .filter(held -> held.referrers().areSeveralWith(owner))
                .isPresent();
    }

    /** What may become a piece when somebody else begins like it too. */
    void add(Object stream, KeyOwner owner, Head candidate) {
        add(new Scope(stream, owner.tenant()), candidate, Referrers.of(owner));
    }

    private void add(Scope scope, Head head, Referrers referrers) {
        if (heads.put(head, new Held(head, scope, referrers), head.weight())) {
            head.features().forEach(digest -> add(head, new Feature(scope, digest)));
        }
    }

    /** A candidate is found by what no other head has; a piece by all that it has. */
    private void add(Head head, Feature feature) {
        List<Head> there = byFeature.computeIfAbsent(feature, first -> new ArrayList<>());
        if (head.piece().isPresent() || there.isEmpty()) {
            there.add(head);
            there.sort(Comparator.comparing(one -> one.piece().isEmpty()));
        }
        if (there.size() > MOST_OF_A_FEATURE) {
            boolean endsWithCandidate = there.get(MOST_OF_A_FEATURE).piece().isEmpty();
            there.remove(endsWithCandidate ? MOST_OF_A_FEATURE : 0);
        }
    }

    /** Notes that this owner begins like this too. */
    void refer(Head head, KeyOwner owner) {
        heads.update(head, held -> new Held(head, held.scope(), held.referrers().and(owner)));
    }

    /** A piece in place of what it was made of; whose that was, it is of this owner too. */
    void replace(Head old, Head piece, KeyOwner owner) {
        heads.find(old).ifPresent(held -> {
            heads.remove(old);
            add(held.scope(), piece, held.referrers().and(owner));
        });
    }

    void forget(KeyOwner owner) {
        heads.removeIf((head, held) -> held.referrers().isOnly(owner));
    }

    void forgetStream(Object stream) {
        heads.removeIf((head, held) -> held.scope().stream().equals(stream));
    }

    private void gone(Held held) {
        for (long digest : held.head().features()) {
            byFeature.computeIfPresent(new Feature(held.scope(), digest), (feature, there) -> {
                there.remove(held.head());
                return there.isEmpty() ? null : there;
            });
        }
    }
}
