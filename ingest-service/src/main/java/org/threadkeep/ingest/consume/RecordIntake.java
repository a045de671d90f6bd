package org.threadkeep.ingest.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.Trace;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.Framing;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.accept.TurnOutcome;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;

/** Takes one record: its turns are published, or it is put among the rejected ones as it is. */
@ApplicationScoped
class RecordIntake {
    private static final Logger LOG = Logger.getLogger(RecordIntake.class);

    private final WorkingMemory memory;
    private final RecordCompletion completion;
    private final TurnIntake intake;
    private final RejectedRecords rejected;

    RecordIntake(WorkingMemory memory, RecordCompletion completion, TurnIntake intake, RejectedRecords rejected) {
        this.memory = memory;
        this.completion = completion;
        this.intake = intake;
        this.rejected = rejected;
    }

    /** Completes with whether Kafka has all of it, so that its offset may be committed; never fails. Blocks while it reads. */
    CompletableFuture<Boolean> take(ConsumerRecord<byte[], byte[]> record, Feed feed) {
        if (record.value() == null) {
            return rejected.publish(record, "event", "is missing: the record has no value");
        }
        BodySurvey survey = survey(record.value());
        if (survey.events() == 0) {
            return rejected.publish(record, "event", "is missing: there is none in the value");
        }
        if (record.value().length + survey.parsingBytes() > memory.total()) {
            return rejected.publish(record, "data", "is larger than this service's memory; a larger heap takes it");
        }
        Share share = memory.open();
        try {
            return take(record, feed, survey, share).whenComplete((done, failure) -> share.close());
        } catch (RuntimeException e) {
            share.close();
            LOG.errorf("a record could not be taken apart: %s", Trace.of(e));
            return rejected.publish(record, "event", "could not be taken apart; the service's log says where");
        }
    }

    private CompletableFuture<Boolean> take(
            ConsumerRecord<byte[], byte[]> record, Feed feed, BodySurvey survey, Share share) {
        if (!hasRoom(record.value().length, survey.parsingBytes(), share)) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<List<TurnOutcome>> outcomes = intake.take(completion.complete(record, feed, survey));
        share.endParsing();
        return outcomes.thenCompose(all -> ended(record, all));
    }

    private BodySurvey survey(byte[] value) {
        BodySurvey survey = new BodySurvey(Framing.JSON, memory.total());
        survey.take(value, 0, value.length);
        survey.finish();
        return survey;
    }

    private static boolean hasRoom(long held, long parsing, Share share) {
        try {
            return share.hold(held) && share.beginParsing(parsing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of several faults in one record the first is told. */
    private CompletableFuture<Boolean> ended(ConsumerRecord<byte[], byte[]> record, List<TurnOutcome> outcomes) {
        if (outcomes.stream().anyMatch(TurnOutcome.Unavailable.class::isInstance)) {
            return CompletableFuture.completedFuture(false);
        }
        Optional<TurnOutcome.Rejected> first = outcomes.stream()
                .filter(TurnOutcome.Rejected.class::isInstance)
                .map(TurnOutcome.Rejected.class::cast)
                .findFirst();
        return first.map(fault -> rejected.publish(record, fault.field(), fault.reason()))
                .orElse(CompletableFuture.completedFuture(true));
    }
}
