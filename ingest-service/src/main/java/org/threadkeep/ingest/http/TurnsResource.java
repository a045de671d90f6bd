package org.threadkeep.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.threadkeep.ingest.accept.Completion;
import org.threadkeep.ingest.accept.EventCompletion;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.publish.KafkaWatch;
import org.threadkeep.ingest.publish.Presence;

/** The way of a request: within bounds, read, completed, published, answered. */
public class TurnsResource implements TurnsApi {
    private final KafkaWatch kafka;
    private final WorkingMemory memory;
    private final BodyReader reader;
    private final EventCompletion completion;
    private final TurnIntake intake;
    private final ExecutorService workers;

    /** Takes the steps in their order; what waits for Kafka is answered by the workers. */
    public TurnsResource(
            KafkaWatch kafka,
            WorkingMemory memory,
            BodyReader reader,
            EventCompletion completion,
            TurnIntake intake,
            ExecutorService workers) {
        this.kafka = kafka;
        this.memory = memory;
        this.reader = reader;
        this.completion = completion;
        this.intake = intake;
        this.workers = workers;
    }

    @Override
    @Blocking
    public CompletionStage<Response> record(InputStream body, HttpHeaders headers, UriInfo uri) {
        BodyHeaders said = BodyHeaders.of(headers);
        requireKafka();
        Share share = memory.open();
        try {
            Completion completed = complete(reader.read(body, said, share), share);
            return intake.take(completed)
                    .thenApplyAsync(outcomes -> Answers.of(outcomes, uri.getPath()), workers)
                    .whenComplete((answer, failure) -> share.close());
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    private Completion complete(SurveyedBody body, Share share) {
        Completion completed = completion.complete(body.events());
        share.endParsing();
        return completed;
    }

    private void requireKafka() {
        if (kafka.presence() instanceof Presence.Absent absent) {
            throw RefusedException.unavailable("Kafka can't take turns: " + absent.reason());
        }
    }
}
