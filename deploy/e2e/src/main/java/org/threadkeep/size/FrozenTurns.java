package org.threadkeep.size;

import java.time.Duration;
import java.util.Map;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.client.ArchivedTurn;
import org.threadkeep.client.Progress;
import org.threadkeep.local.process.Wait;

/** What the freezer has committed. */
final class FrozenTurns {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Archive archive;
    private long packs;
    private long same;

    FrozenTurns(Archive archive) {
        this.archive = archive;
    }

    void await(long turns) {
        if (!Wait.until(PATIENCE, () -> frozen() >= turns)) {
            throw new IllegalStateException(
                    "only " + frozen() + " of " + turns + " turns are frozen after " + PATIENCE);
        }
    }

    private long frozen() {
        return archive.log().streams().stream()
                .flatMap(stream -> archive.log().head(stream).stream())
                .mapToLong(FreezeLogEntry::nextOffset)
                .sum();
    }

    /** How many turns are not, byte for byte, what was sent; {@code sent} are digests by turn id. */
    long differing(Map<String, String> sent) {
        Progress progress = new Progress("compared");
        packs = ArchivedTurn.forEach(archive, turn -> {
            String digest = sent.get(turn.entry().turnId());
            same += Digests.sha256(turn.data()).equals(digest) ? 1 : 0;
            progress.at(same);
        });
        progress.say(same);
        return sent.size() - same;
    }

    /** How many packs were compared. */
    long packs() {
        return packs;
    }
}
