package org.threadkeep.catalog.consume;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.PackFrozen;
import org.threadkeep.archive.PackFrozenCodec;
import org.threadkeep.catalog.index.Indexing;
import org.threadkeep.catalog.measure.CatalogMeter;
import org.threadkeep.catalog.tracing.IndexSpans;
import org.threadkeep.events.TraceParent;

/**
 * Wakes the indexing of a stream when its freezer says that a pack was committed. The freeze log is the truth: a notice that
 * is lost, doubled, late or garbage does no harm.
 */
@ApplicationScoped
public class PackNotices {
    private static final Logger LOG = Logger.getLogger(PackNotices.class);

    private final Indexing indexing;
    private final IndexSpans spans;
    private final Counter received;
    private final Counter unreadable;
    private final PackFrozenCodec codec = new PackFrozenCodec();

    /** Notices for this indexing. */
    public PackNotices(Indexing indexing, MeterRegistry meters, IndexSpans spans) {
        this.indexing = indexing;
        this.spans = spans;
        this.received = CatalogMeter.NOTICES.counter(meters);
        this.unreadable = CatalogMeter.UNREADABLE.counter(meters);
    }

    /** Takes one record of {@code packs.frozen.v1}. */
    @Incoming("packs")
    public void take(ConsumerRecord<String, byte[]> notice) {
        received.increment();
        decode(notice.value()).ifPresent(frozen -> {
            commit(notice).ifPresent(span -> spans.noticed(frozen.stream(), frozen.seq(), span));
            indexing.frozen(frozen.stream(), frozen.seq());
        });
    }

    private static Optional<TraceParent> commit(ConsumerRecord<String, byte[]> notice) {
        return Optional.ofNullable(notice.headers().lastHeader(TraceParent.NAME))
                .map(Header::value)
                .flatMap(value -> TraceParent.parse(new String(value, US_ASCII)));
    }

    private Optional<PackFrozen> decode(byte[] value) {
        try {
            return Optional.of(codec.decode(value == null ? new byte[0] : value));
        } catch (ArchiveFormatException e) {
            unreadable.increment();
            LOG.warnf("A notice is passed over, the sweep will find its pack: %s", e.getMessage());
            return Optional.empty();
        }
    }
}
