package org.threadkeep.freezer.publish;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** The producer behind all that the freezer publishes, on a thread of its own, because sending may block. */
@ApplicationScoped
public class KafkaOutlet {
    private static final Logger LOG = Logger.getLogger(KafkaOutlet.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "freezer-publish"));
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

    /** Connects when something is sent for the first time. */
    public KafkaOutlet(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "freezer");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 << 20);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Sends, without waiting. The future completes when Kafka has acknowledged, or fails; a retry is safe. */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        return sendAfter(Duration.ZERO, message);
    }

    /** Sends later. */
    CompletableFuture<Void> sendAfter(Duration delay, ProducerRecord<byte[], byte[]> message) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (!thread.isShutdown()) {
            var unused = thread.schedule(() -> sendNow(message, acknowledged), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
        return acknowledged;
    }

    private void sendNow(ProducerRecord<byte[], byte[]> message, CompletableFuture<Void> acknowledged) {
        try {
            var unused = producer().send(message, (metadata, error) -> {
                if (error == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(error);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer.isEmpty()) {
            producer = Optional.of(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        }
        return producer.get();
    }

    /** What waits for the thread is sent first; what was to be tried again later is not. */
    @PreDestroy
    void close() {
        try {
            thread.submit(() -> {}).get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("not everything was sent: %s", e);
        }
        thread.shutdown();
        closeProducer();
    }

    private synchronized void closeProducer() {
        producer.ifPresent(open -> open.close(CLOSE_LIMIT));
    }
}
