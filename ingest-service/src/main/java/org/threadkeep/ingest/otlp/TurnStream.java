package org.threadkeep.ingest.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.ReadEvent;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.ingest.Trace;
import org.threadkeep.ingest.accept.EventCompletion;
import org.threadkeep.ingest.accept.TurnIntake;
import org.threadkeep.ingest.accept.TurnOutcome;

/**
 * The records of one request on their way to Kafka, a few at a time: their turns together may be far larger than the request,
 * and are never in memory together.
 */
final class TurnStream {
    /** Bytes of turns that are gathered before they are handed on. */
    static final int GROUP_BYTES = 8 << 20;

    private static final Logger LOG = Logger.getLogger(TurnStream.class);
    private static final int GROUP_EVENTS = 1_000;

    private final Sender sender;
    private final long maxTurnBytes;
    private final EventCompletion completion;
    private final TurnIntake intake;
    private final OtlpAccounting accounting;
    private final List<String> paths = new ArrayList<>();
    private final List<ReadEvent> group = new ArrayList<>();
    private final List<CompletableFuture<List<TurnOutcome>>> sent = new ArrayList<>();
    private long groupBytes;
    private long turnBytes;
    private boolean stopped;

    TurnStream(
            Sender sender,
            long maxTurnBytes,
            EventCompletion completion,
            TurnIntake intake,
            OtlpAccounting accounting) {
        this.sender = sender;
        this.maxTurnBytes = maxTurnBytes;
        this.completion = completion;
        this.intake = intake;
        this.accounting = accounting;
    }

    /** Takes the next record. */
    void take(ReadSignal read) {
        if (stopped) {
            return; // all will be sent again
        }
        accounting.record();
        if (read instanceof ReadSignal.Unreadable unreadable) {
            refuse(read.path(), unreadable.field(), unreadable.reason());
        } else if (read instanceof ReadSignal.Readable readable) {
            map(readable);
        }
        if (groupBytes >= GROUP_BYTES || group.size() >= GROUP_EVENTS) {
            handOn();
        }
    }

    /** Completes when Kafka has answered to every turn. */
    CompletableFuture<OtlpResult> finish() {
        handOn();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(all -> OtlpResult.of(
                        sent.stream().flatMap(ended -> ended.join().stream()).toList(), paths));
    }

    private void map(ReadSignal.Readable readable) {
        try {
            MappedSignal mapped = SignalMapping.map(readable.signal(), sender);
            if (mapped instanceof MappedSignal.Ignored ignored) {
                accounting.ignored(ignored.reason());
            } else if (mapped instanceof MappedSignal.Turn turn) {
                add(readable.path(), turn.event());
            }
        } catch (InvalidEventException e) {
            refuse(readable.path(), e.field(), e.reason());
        } catch (RuntimeException e) {
            LOG.errorf("a record could not be mapped: %s", Trace.of(e));
            refuse(readable.path(), "event", "could not be taken apart; the service's log says where");
        }
    }

    private void add(String path, TurnEvent turn) {
        if (turnBytes + turn.data().length > maxTurnBytes) {
            refuse(path, "event", "the turns of one request may have " + maxTurnBytes + " bytes; send fewer at a time");
            return;
        }
        turnBytes += turn.data().length;
        groupBytes += turn.data().length;
        paths.add(path);
        group.add(new ReadEvent.Readable(paths.size() - 1, turn));
    }

    private void refuse(String path, String field, String reason) {
        paths.add(path);
        group.add(new ReadEvent.Unreadable(paths.size() - 1, field, reason));
    }

    /** Blocks until there is room for them in the producer's buffer. */
    private void handOn() {
        CompletableFuture<List<TurnOutcome>> ending = intake.take(completion.complete(group));
        sent.add(ending);
        stopped = ending.getNow(List.of()).stream().anyMatch(TurnOutcome.Unavailable.class::isInstance);
        group.clear();
        groupBytes = 0;
    }
}
