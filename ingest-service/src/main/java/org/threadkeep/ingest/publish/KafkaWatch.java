package org.threadkeep.ingest.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.threadkeep.events.TopicNames;

/** Asks Kafka every second whether it can take turns, so that a request is refused at once when it can't. */
@ApplicationScoped
public class KafkaWatch {
    private static final Logger LOG = Logger.getLogger(KafkaWatch.class);
    private static final int PATIENCE_MS = 5_000;
    private static final int PAUSE_MS = 1_000;

    private final KafkaClients clients;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "kafka-watch"));
    private volatile Presence presence = new Presence.Absent("Kafka was not asked yet");
    private volatile long acknowledgedAtNanos = System.nanoTime();

    /** Asks nothing yet. */
    public KafkaWatch(KafkaClients clients) {
        this.clients = clients;
    }

    /** What Kafka said last. */
    public Presence presence() {
        return presence;
    }

    /** Kafka has just taken a turn: a question that was asked before and gets no answer tells nothing any more. */
    void acknowledged() {
        acknowledgedAtNanos = System.nanoTime();
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void look() {
        Presence now = ask(System.nanoTime());
        if (!now.equals(presence)) {
            if (now instanceof Presence.Absent absent) {
                LOG.warnf("Kafka can't take turns: %s", absent.reason());
            } else {
                LOG.info("Kafka can take turns");
            }
        }
        presence = now;
    }

    private Presence ask(long askedAtNanos) {
        try {
            TopicDescription topic = describe();
            List<TopicPartitionInfo> headless =
                    topic.partitions().stream().filter(KafkaWatch::isHeadless).toList();
            if (!headless.isEmpty()) {
                return absent(headless.size() + " partitions of " + topic.name() + " have no leader");
            }
            clients.producer().partitionsFor(topic.name());
            return new Presence.Present();
        } catch (ExecutionException e) {
            return unanswered(e.getCause(), askedAtNanos);
        } catch (KafkaException | TimeoutException e) {
            return unanswered(e, askedAtNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return absent("the service is stopping");
        }
    }

    /** While it was waited for, a turn may have been taken: then nothing has changed. */
    private Presence unanswered(Throwable failure, long askedAtNanos) {
        boolean silent = !(failure instanceof UnknownTopicOrPartitionException);
        boolean tookTurns = acknowledgedAtNanos - askedAtNanos > 0;
        return silent && tookTurns ? presence : absent(wordsFor(failure));
    }

    private TopicDescription describe() throws ExecutionException, InterruptedException, TimeoutException {
        return clients.admin()
                .describeTopics(List.of(TopicNames.TURNS_RECORDED), new DescribeTopicsOptions().timeoutMs(PATIENCE_MS))
                .allTopicNames()
                .get(2L * PATIENCE_MS, TimeUnit.MILLISECONDS)
                .get(TopicNames.TURNS_RECORDED);
    }

    private static boolean isHeadless(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private static String wordsFor(Throwable failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            return "the topic " + TopicNames.TURNS_RECORDED + " does not exist";
        }
        return "no answer (" + failure.getClass().getSimpleName() + ")";
    }

    private static Presence.Absent absent(String reason) {
        return new Presence.Absent(reason);
    }
}
