package org.threadkeep.ingest.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.ingest.accept.TurnOutcome;

/**
 * What became of the events of a request.
 *
 * @param accepted how many Kafka has acknowledged
 * @param rejected how many can't become a turn
 * @param unavailable how many Kafka has not acknowledged
 * @param results one per event, in order
 */
@Schema(description = "What became of the events of a request")
public record TurnsAnswer(int accepted, int rejected, int unavailable, List<EventResult> results) {
    static TurnsAnswer of(List<TurnOutcome> outcomes, CatalogLinks links) {
        List<EventResult> results =
                outcomes.stream().map(outcome -> EventResult.of(outcome, links)).toList();
        return new TurnsAnswer(
                count(outcomes, TurnOutcome.Accepted.class),
                count(outcomes, TurnOutcome.Rejected.class),
                count(outcomes, TurnOutcome.Unavailable.class),
                results);
    }

    private static int count(List<TurnOutcome> outcomes, Class<? extends TurnOutcome> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }
}
