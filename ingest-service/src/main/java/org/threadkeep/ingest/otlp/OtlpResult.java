package org.threadkeep.ingest.otlp;

import java.util.List;
import java.util.Optional;
import org.threadkeep.ingest.accept.TurnOutcome;

/**
 * What became of a request's records.
 *
 * @param rejected how many model calls can't become turns
 * @param message why, for the first of them, without content
 * @param unavailable why Kafka did not acknowledge a turn; then the whole request must be sent again
 */
record OtlpResult(long rejected, String message, Optional<String> unavailable) {
    private static final int NAMED = 5;

    /**
     * Sums up.
     *
     * @param paths where the record of each index stands
     */
    static OtlpResult of(List<TurnOutcome> outcomes, List<String> paths) {
        List<TurnOutcome.Rejected> rejected = outcomes.stream()
                .filter(TurnOutcome.Rejected.class::isInstance)
                .map(TurnOutcome.Rejected.class::cast)
                .toList();
        StringBuilder message = new StringBuilder();
        rejected.stream().limit(NAMED).forEach(one -> message.append(message.isEmpty() ? "" : "; ")
                .append(paths.get(one.index()))
                .append(": ")
                .append(one.field())
                .append(' ')
                .append(one.reason()));
        if (rejected.size() > NAMED) {
            message.append("; and ").append(rejected.size() - NAMED).append(" more");
        }
        Optional<String> unavailable = outcomes.stream()
                .filter(TurnOutcome.Unavailable.class::isInstance)
                .map(outcome -> ((TurnOutcome.Unavailable) outcome).reason())
                .findFirst();
        return new OtlpResult(rejected.size(), message.toString(), unavailable);
    }
}
