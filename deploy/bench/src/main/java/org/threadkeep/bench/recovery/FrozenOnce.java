package org.threadkeep.bench.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.bench.load.BenchTurn;

/** Looks whether each turn that was published stands in exactly one pack. */
final class FrozenOnce {
    private final Set<String> missing = new HashSet<>();
    private long again;

    FrozenOnce(Collection<String> published) {
        missing.addAll(published);
    }

    static FrozenOnce of(List<BenchTurn> published) {
        return new FrozenOnce(published.stream()
                .map(turn -> new String(turn.encoded().headers().get("ce_turnid"), UTF_8))
                .toList());
    }

    /** Reads all packs of the freeze log. */
    FrozenOnce read(Archive archive) {
        for (StreamId stream : archive.log().streams()) {
            for (FreezeLogEntry entry : archive.log().entries(stream, 0)) {
                archive.packs().readManifest(entry).snapshots().forEach(snapshot -> snapshot.turns()
                        .forEach(turn -> found(turn.turnId())));
            }
        }
        return this;
    }

    /** Any turn that isn't missing, or not any more, is one too many. */
    void found(String turnId) {
        again += missing.remove(turnId) ? 0 : 1;
    }

    /**
     * The verdict.
     *
     * @throws IllegalStateException when turns are missing, or stand there twice
     */
    void require() {
        if (!missing.isEmpty() || again > 0) {
            throw new IllegalStateException(missing.size() + " turns are frozen nowhere, " + again + " more than once");
        }
    }
}
