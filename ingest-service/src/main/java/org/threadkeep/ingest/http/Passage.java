package org.threadkeep.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.threadkeep.events.TraceParent;
import org.threadkeep.ingest.accept.Completion;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.publish.KafkaWatch;
import org.threadkeep.ingest.tracing.RequestSpans;

/** The way of a request, whatever stands in it: within bounds, read, completed, published, answered. */
@ApplicationScoped
class Passage {
    private final KafkaWatch kafka;
    private final WorkingMemory memory;
    private final BodyReader reader;
    private final TurnIntake intake;
    private final CatalogLinks links;
    private final ExecutorService workers;
    private final RequestSpans spans;

    /** Takes the steps in their order; what waits for Kafka is answered by the workers. */
    Passage(
            KafkaWatch kafka,
            WorkingMemory memory,
            BodyReader reader,
            TurnIntake intake,
            CatalogLinks links,
            ExecutorService workers,
            RequestSpans spans) {
        this.kafka = kafka;
        this.memory = memory;
        this.reader = reader;
        this.intake = intake;
        this.links = links;
        this.workers = workers;
        this.spans = spans;
    }

    /** Takes a request's body, of which the given step makes turns. Blocks while it reads. */
    CompletionStage<Response> take(
            InputStream body, HttpHeaders headers, UriInfo uri, Function<SurveyedBody, Completion> completing) {
        Optional<String> caller = Optional.ofNullable(headers.getHeaderString(TraceParent.NAME));
        return spans.within(caller, () -> pass(body, headers, uri, completing));
    }

    private CompletionStage<Response> pass(
            InputStream body, HttpHeaders headers, UriInfo uri, Function<SurveyedBody, Completion> completing) {
        BodyHeaders said = BodyHeaders.of(headers);
        RefusedException.requirePresent(kafka.presence());
        Share share = memory.open();
        try {
            Completion completed = completing.apply(reader.read(body, said, share));
            share.endParsing();
            return intake.take(completed)
                    .thenApplyAsync(outcomes -> Answers.of(outcomes, links, uri.getPath()), workers)
                    .whenComplete((answer, failure) -> share.close());
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }
}
