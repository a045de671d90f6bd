package org.threadkeep.catalog.index;

import java.util.Objects;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.catalog.storage.Body;
import org.threadkeep.catalog.storage.ContextTurn;
import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.TurnRow;

/** A turn whose thread is known, and its parents as far as they are. */
record LinkedTurn(PackTurn turn, String threadId, Parents parents) {
    LinkedTurn {
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(parents, "parents");
    }

    TurnRow asRow(PackId pack, long seq) {
        return new TurnRow(threadId, turn.stream(), seq, SnapshotRef.of(pack, turn.snapshot()), turn.entry(), parents);
    }

    Body asBody() {
        return new Body(turn.place(), turn.entry().bodyDigest(), threadId);
    }

    ContextTurn asContextTurn() {
        return new ContextTurn(turn.place(), turn.entry().turnId(), threadId);
    }

    /** The same key among the turns of this turn's thread. */
    ContextScope.InThread inThread(ContextScope scope) {
        return new ContextScope.InThread(scope.tenant(), threadId, scope.contextKey());
    }
}
