package org.threadkeep.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.ingest.accept.TurnOutcome;

/** What became of one event, as JSON; what does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What became of one event; members that do not apply are left out")
public record EventResult(
        @Schema(description = "Place in the request, from 0", examples = "0") int index,
        @Schema(description = "The source's id, where it could be read", examples = "call-81") String id,
        @Schema(enumeration = {"accepted", "rejected", "unavailable"}) String status,
        @JsonProperty("turn_id")
                @Schema(description = "Derived name of the turn", examples = "0c2f94b1d2a84be2b55d1c1b6c3f8a70")
                String turnId,
        @JsonProperty("thread_id") @Schema(description = "Derived name of the thread, where it is known already")
                String threadId,
        @Schema(
                        description = "Where the catalog will show the turn, if its address is configured",
                        examples = "https://catalog.example/v1/turns/0c2f94b1d2a84be2b55d1c1b6c3f8a70")
                String url,
        @Schema(examples = "turns.recorded.v1") String topic,
        @Schema(examples = "3") Integer partition,
        @Schema(description = "Left out when Kafka recognised a repeated send and does not say", examples = "1207")
                Long offset,
        @Schema(description = "The offending field", examples = "data.input.messages[2].role") String field,
        @Schema(description = "What is wrong, without content", examples = "is missing") String reason) {

    static EventResult of(TurnOutcome outcome, CatalogLinks links) {
        if (outcome instanceof TurnOutcome.Accepted accepted) {
            return of(accepted, links);
        }
        if (outcome instanceof TurnOutcome.Rejected rejected) {
            return of(rejected);
        }
        return of((TurnOutcome.Unavailable) outcome);
    }

    private static EventResult of(TurnOutcome.Accepted accepted, CatalogLinks links) {
        return new EventResult(
                accepted.index(),
                accepted.id(),
                "accepted",
                accepted.turnId(),
                accepted.threadId().orElse(null),
                links.ofTurn(accepted.turnId()).orElse(null),
                accepted.topic(),
                accepted.partition(),
                accepted.offset().isPresent() ? accepted.offset().getAsLong() : null,
                null,
                null);
    }

    private static EventResult of(TurnOutcome.Rejected rejected) {
        String id = rejected.id().orElse(null);
        return without(rejected.index(), id, "rejected", rejected.field(), rejected.reason());
    }

    private static EventResult of(TurnOutcome.Unavailable unavailable) {
        return without(unavailable.index(), unavailable.id(), "unavailable", null, unavailable.reason());
    }

    private static EventResult without(int index, String id, String status, String field, String reason) {
        return new EventResult(index, id, status, null, null, null, null, null, null, field, reason);
    }
}
