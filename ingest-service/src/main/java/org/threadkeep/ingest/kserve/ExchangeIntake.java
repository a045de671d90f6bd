package org.threadkeep.ingest.kserve;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.Framing;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.accept.TurnOutcome;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.capture.CaptureCompletion;
import org.threadkeep.ingest.capture.CaptureReading;

/** Publishes an exchange within the memory that all requests share. */
@ApplicationScoped
class ExchangeIntake {
    private final WorkingMemory memory;
    private final CaptureCompletion completion;
    private final TurnIntake intake;

    ExchangeIntake(WorkingMemory memory, CaptureCompletion completion, TurnIntake intake) {
        this.memory = memory;
        this.completion = completion;
        this.intake = intake;
    }

    /** Completes with one outcome; never fails. */
    CompletableFuture<List<TurnOutcome>> take(Exchange exchange) {
        byte[] json = ExchangeJson.of(exchange);
        BodySurvey survey = new BodySurvey(Framing.JSON, memory.total());
        survey.take(json, 0, json.length);
        survey.finish();
        Share share = memory.open();
        try {
            if (!share.hold(json.length) || !share.beginParsing(survey.parsingBytes())) {
                share.close();
                return unavailable(exchange);
            }
            Half half = exchange.any();
            List<ReadExchange> read = CaptureReading.read(json, Framing.JSON, survey, half.format());
            return intake.take(completion.complete(read, half.format(), half.sender()))
                    .whenComplete((outcomes, failure) -> share.close());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            share.close();
            return unavailable(exchange);
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    private static CompletableFuture<List<TurnOutcome>> unavailable(Exchange exchange) {
        return CompletableFuture.completedFuture(List.of(new TurnOutcome.Unavailable(
                0, exchange.attributes().get("id"), "too many large events are being read")));
    }
}
