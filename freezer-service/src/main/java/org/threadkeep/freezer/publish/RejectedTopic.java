package org.threadkeep.freezer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.threadkeep.events.TopicNames;
import org.threadkeep.freezer.commit.Backoff;
import org.threadkeep.freezer.gather.RejectedRecord;
import org.threadkeep.freezer.log.LogFields;
import org.threadkeep.freezer.stream.RejectedTurns;

/** Puts records that can't be frozen on their topic: key, headers and value untouched, and in more headers why. */
@ApplicationScoped
public class RejectedTopic implements RejectedTurns {
    /** What the names of the added headers begin with. */
    public static final String HEADER_PREFIX = "threadkeep_rejected_";

    private static final Logger LOG = Logger.getLogger(RejectedTopic.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final KafkaOutlet outlet;

    /** Publishes through this outlet. */
    public RejectedTopic(KafkaOutlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public CompletableFuture<Void> publish(RejectedRecord rejected) {
        CompletableFuture<Void> published = new CompletableFuture<>();
        attempt(rejected, published, 0);
        return published;
    }

    private void attempt(RejectedRecord rejected, CompletableFuture<Void> published, int failures) {
        Duration delay = failures == 0 ? Duration.ZERO : BACKOFF.after(failures);
        var unused = outlet.sendAfter(delay, message(rejected)).whenComplete((done, error) -> {
            if (error == null) {
                published.complete(null);
            } else if (!published.isDone()) {
                warn(rejected, error);
                attempt(rejected, published, failures + 1);
            }
        });
    }

    private static void warn(RejectedRecord rejected, Throwable error) {
        try (LogFields fields =
                LogFields.offset(rejected.stream(), rejected.arrived().offset())) {
            LOG.warnf("a rejected record can't be published, will be tried again: %s", error);
        }
    }

    private static ProducerRecord<byte[], byte[]> message(RejectedRecord rejected) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                TopicNames.TURNS_REJECTED,
                rejected.arrived().key(),
                rejected.arrived().value());
        Headers headers = message.headers();
        rejected.arrived().headers().forEach(header -> headers.add(header.name(), header.value()));
        add(headers, "field", rejected.field());
        add(headers, "reason", rejected.reason());
        add(headers, "topic", TopicNames.TURNS_RECORDED);
        add(headers, "partition", rejected.stream().partition());
        add(headers, "offset", rejected.arrived().offset());
        add(headers, "timestamp", rejected.arrived().timestamp());
        add(headers, "stream", rejected.stream());
        return message;
    }

    private static void add(Headers headers, String name, Object value) {
        headers.add(HEADER_PREFIX + name, String.valueOf(value).getBytes(UTF_8));
    }
}
