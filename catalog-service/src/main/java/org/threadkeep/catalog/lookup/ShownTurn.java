package org.threadkeep.catalog.lookup;

import org.threadkeep.catalog.storage.Parents;
import org.threadkeep.catalog.storage.TurnRow;

/**
 * A turn that is part of an answer.
 *
 * @param conflictingBody whether another body came under its turn id
 */
record ShownTurn(TurnRow row, boolean conflictingBody) {

    ShownTurn withParents(Parents parents) {
        return new ShownTurn(
                new TurnRow(row.threadId(), row.stream(), row.seq(), row.snapshot(), row.entry(), parents),
                conflictingBody);
    }
}
