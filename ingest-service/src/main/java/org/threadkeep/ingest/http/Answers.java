package org.threadkeep.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.threadkeep.ingest.accept.Fault;
import org.threadkeep.ingest.accept.TurnOutcome;

/** The answer to a request whose events were read. */
final class Answers {
    private static final String RETRY_AFTER_SECONDS = "1";

    private Answers() {}

    static Response of(List<TurnOutcome> outcomes, CatalogLinks links, String instance) {
        TurnsAnswer answer = TurnsAnswer.of(outcomes, links);
        if (answer.unavailable() > 0) {
            return Problem.of(503, "Kafka did not take every turn; sending all again is safe", instance, answer)
                    .response()
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        if (answer.accepted() > 0) {
            return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
        }
        if (isOneTooLarge(outcomes)) {
            return Problem.of(413, "the event is larger than allowed", instance, answer)
                    .response()
                    .build();
        }
        return Problem.of(400, "no event was accepted", instance, answer)
                .response()
                .build();
    }

    /** An event whose data exceed the limit, posted alone. */
    private static boolean isOneTooLarge(List<TurnOutcome> outcomes) {
        return outcomes.size() == 1
                && outcomes.get(0) instanceof TurnOutcome.Rejected rejected
                && rejected.fault() == Fault.TOO_LARGE
                && (rejected.field().equals("data") || rejected.field().equals("event"));
    }
}
