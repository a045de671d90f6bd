package org.threadkeep.ingest.otlp;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.ingest.accept.EventCompletion;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.config.IngestConfig;
import org.threadkeep.ingest.config.OtlpConfig;
import org.threadkeep.ingest.http.RefusedException;

/** The way of an OTLP request whose bytes are there: opened, mapped record by record, completed, published. */
@ApplicationScoped
class OtlpIntake {
    private final IngestConfig config;
    private final OtlpConfig bounds;
    private final SignalBatches batches;
    private final EventCompletion completion;
    private final TurnIntake intake;
    private final OtlpAccounting accounting;

    OtlpIntake(
            IngestConfig config,
            OtlpConfig bounds,
            SignalBatches batches,
            EventCompletion completion,
            TurnIntake intake,
            OtlpAccounting accounting) {
        this.config = config;
        this.bounds = bounds;
        this.batches = batches;
        this.completion = completion;
        this.intake = intake;
        this.accounting = accounting;
    }

    /**
     * Takes a request, and completes when Kafka has answered to every turn. Blocks while it reads, and for some seconds when
     * Kafka is slow.
     *
     * @param share holds memory for the body; the caller closes it after the answer
     * @throws UndecodableException when the body is no request
     * @throws RefusedException when it is too large, or there is no room
     */
    CompletableFuture<OtlpResult> take(
            SignalKind kind, OtlpEncoding encoding, byte[] body, Sender sender, Share share) {
        SignalBatch batch = batches.open(kind, encoding, body, share);
        if (batch.records() > bounds.maxRecords()) {
            throw RefusedException.tooLarge("there are more than " + bounds.maxRecords() + " records");
        }
        Sender known = new Sender(sender.tenant().or(config::defaultTenant), sender.source());
        TurnStream turns = new TurnStream(known, bounds.maxTurnBytes().asLongValue(), completion, intake, accounting);
        batch.forEach(turns::take);
        CompletableFuture<OtlpResult> result = turns.finish();
        share.endParsing();
        return result;
    }
}
