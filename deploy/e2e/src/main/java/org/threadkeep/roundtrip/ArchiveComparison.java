package org.threadkeep.roundtrip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.client.ArchivedTurn;
import org.threadkeep.client.Json;
import org.threadkeep.client.Progress;

/**
 * What the archive library reads from Cassandra alone, held against what was sent.
 *
 * @param sent turns that were acknowledged
 * @param same turns of which the archive has what was sent
 */
record ArchiveComparison(long packs, long sent, long same) {
    static ArchiveComparison of(Archive archive, Collection<Ledger> ledgers) {
        Map<String, Expected> sent = new HashMap<>();
        ledgers.forEach(ledger -> ledger.groups().forEach(group -> sent.putAll(group.turns())));
        Set<String> same = new HashSet<>();
        Progress progress = new Progress("read");
        long packs = ArchivedTurn.forEach(archive, turn -> {
            Expected expected = sent.get(turn.entry().turnId());
            if (expected != null && expected.isIn(turn.data())) {
                same.add(turn.entry().turnId());
            }
            progress.at(same.size());
        });
        progress.say(same.size());
        return new ArchiveComparison(packs, sent.size(), same.size());
    }

    boolean isExact() {
        return sent == same;
    }

    ObjectNode json() {
        return Json.MAPPER
                .createObjectNode()
                .put("packs", packs)
                .put("sent", sent)
                .put("same", same)
                .put("differing_or_missing", sent - same)
                .put("exact", isExact());
    }
}
