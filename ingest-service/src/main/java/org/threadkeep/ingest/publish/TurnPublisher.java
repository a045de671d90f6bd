package org.threadkeep.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TraceParent;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.ingest.measure.IngestMeter;
import org.threadkeep.ingest.tracing.RequestSpans;

/**
 * Sends turns to {@link TopicNames#TURNS_RECORDED}.
 *
 * <p>It talks to the producer itself rather than through a Reactive Messaging channel: a channel sends with one thread for
 * all, so that a single record which waits for metadata holds up every request, and it sends a failed record again behind
 * its successors, outside of what idempotence covers.
 */
@ApplicationScoped
public class TurnPublisher {
    private static final Delivery LATE = new Delivery.Undelivered("Kafka did not acknowledge it in time");

    private final KafkaClients clients;
    private final KafkaWatch watch;
    private final Duration patience;
    private final Timer acknowledgement;

    /** Sends with the process' producer. */
    public TurnPublisher(KafkaClients clients, KafkaWatch watch, MeterRegistry registry) {
        this.clients = clients;
        this.watch = watch;
        this.patience = clients.patience();
        this.acknowledgement = IngestMeter.ACKNOWLEDGEMENT.timer(registry);
    }

    /** Begins the sends of one request. */
    public Publication begin() {
        return new Publication(this::send);
    }

    private CompletableFuture<Delivery> send(TurnEvent turn) {
        CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        long sentAt = System.nanoTime();
        Context asked = Context.current();
        try {
            clients.producer().send(toRecord(turn), (metadata, failure) -> {
                acknowledged(System.nanoTime() - sentAt, asked);
                if (failure == null) {
                    watch.acknowledged();
                }
                delivery.complete(failure == null ? delivered(metadata) : failed(failure));
            });
        } catch (KafkaException | IllegalStateException e) {
            delivery.complete(failed(e));
        }
        return delivery.completeOnTimeout(LATE, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** In the request's context, so that the meter can name its trace. */
    private void acknowledged(long nanos, Context asked) {
        try (Scope scope = asked.makeCurrent()) {
            acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** A trace that the event names itself stays: its source knows better where it started. */
    private static ProducerRecord<byte[], byte[]> toRecord(TurnEvent turn) {
        TurnRecord encoded = TurnRecordCodec.encode(turn);
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(TopicNames.TURNS_RECORDED, encoded.key(), encoded.value());
        encoded.headers().forEach((name, value) -> message.headers().add(name, value));
        if (!encoded.headers().containsKey(TraceParent.RECORD_HEADER)) {
            RequestSpans.origin().ifPresent(origin -> message.headers()
                    .add(TraceParent.RECORD_HEADER, origin.text().getBytes(US_ASCII)));
        }
        return message;
    }

    private static Delivery delivered(RecordMetadata metadata) {
        OptionalLong offset = metadata.hasOffset() ? OptionalLong.of(metadata.offset()) : OptionalLong.empty();
        return new Delivery.Delivered(metadata.partition(), offset);
    }

    private static Delivery failed(Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return new Delivery.Refused("is larger than Kafka is configured to take");
        }
        if (failure instanceof TimeoutException) {
            return LATE;
        }
        return new Delivery.Undelivered(
                "Kafka did not take it (" + failure.getClass().getSimpleName() + ")");
    }
}
