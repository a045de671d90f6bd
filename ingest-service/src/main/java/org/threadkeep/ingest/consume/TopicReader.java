package org.threadkeep.ingest.consume;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.Trace;

/** Reads the configured topics for as long as the service runs; none are configured by default. */
@ApplicationScoped
class TopicReader {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final FeedConsumers consumers;
    private final RecordIntake intake;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean failing;

    TopicReader(Feeds feeds, FeedConsumers consumers, RecordIntake intake) {
        this.feeds = feeds;
        this.consumers = consumers;
        this.intake = intake;
    }

    void start(@Observes StartupEvent event) {
        if (feeds.topics().isEmpty()) {
            stopped.countDown();
            return;
        }
        Thread thread = new Thread(this::run, "topic-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** What was read and not committed is read again by whoever takes over. */
    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        try {
            if (!stopped.await(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("topics are still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.open()) {
                consumer.subscribe(feeds.topics());
                read(new FeedPass(consumer, feeds, intake::take));
            } catch (RuntimeException e) {
                tell(e);
                isStopping(PAUSE);
            }
        }
        stopped.countDown();
    }

    private void read(FeedPass pass) {
        boolean taken = true;
        while (!isStopping(taken ? Duration.ZERO : PAUSE)) {
            taken = pass.next();
            failing = false;
        }
    }

    /** Once, until topics could be read again. */
    private void tell(RuntimeException e) {
        if (!failing) {
            LOG.warnf("topics can't be read, will be tried again: %s", Trace.of(e));
        }
        failing = true;
    }

    private boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
