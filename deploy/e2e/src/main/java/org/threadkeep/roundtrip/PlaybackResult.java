package org.threadkeep.roundtrip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.threadkeep.client.Json;

/**
 * What came back of a file's calls.
 *
 * @param clients conversations, trees, or recorded calls
 */
public record PlaybackResult(String name, long clients, Ledger ledger, Comparison.Counts counts) {
    /** True when nothing is missing, different or twice. */
    public boolean isExact() {
        return ledger.sent() == ledger.acknowledged()
                && ledger.sent() == counts.frozen()
                && ledger.sent() == counts.found()
                && counts.differing() == 0
                && counts.twice() == 0;
    }

    /** For people: counts and the first few faults. */
    public String text() {
        StringBuilder text = new StringBuilder(
                """
                clients       %d
                sent          %d
                acknowledged  %d
                frozen        %d
                found         %d
                differing     %d
                twice         %d
                """
                        .formatted(
                                clients,
                                ledger.sent(),
                                ledger.acknowledged(),
                                counts.frozen(),
                                counts.found(),
                                counts.differing(),
                                counts.twice()));
        ledger.faults().forEach(fault -> text.append("  ! ").append(fault).append('\n'));
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", name)
                .put("clients", clients)
                .put("sent", ledger.sent())
                .put("acknowledged", ledger.acknowledged())
                .put("frozen", counts.frozen())
                .put("found", counts.found())
                .put("missing", ledger.sent() - counts.found())
                .put("differing", counts.differing())
                .put("twice", counts.twice())
                .put("exact", isExact());
        ledger.faults().forEach(json.putArray("faults")::add);
        return json;
    }
}
