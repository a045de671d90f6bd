package org.threadkeep.freezer.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackFrozen;
import org.threadkeep.archive.PackFrozenCodec;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TraceParent;
import org.threadkeep.freezer.log.LogFields;
import org.threadkeep.freezer.stream.FrozenPacks;

/** Puts a notice of each committed pack on its topic. A lost notice does no harm: the freeze log has the entry. */
@ApplicationScoped
public class FrozenTopic implements FrozenPacks {
    private static final Logger LOG = Logger.getLogger(FrozenTopic.class);

    private final KafkaOutlet outlet;
    private final PackFrozenCodec codec = new PackFrozenCodec();

    /** Publishes through this outlet. */
    public FrozenTopic(KafkaOutlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public void announce(FreezeLogEntry entry, Optional<TraceParent> span) {
        byte[] key = entry.stream().text().getBytes(UTF_8);
        byte[] notice = codec.encode(PackFrozen.of(entry));
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(TopicNames.PACKS_FROZEN, key, notice);
        span.ifPresent(
                parent -> message.headers().add(TraceParent.NAME, parent.text().getBytes(UTF_8)));
        var unused = outlet.send(message).whenComplete((done, error) -> {
            if (error != null) {
                warn(entry, error);
            }
        });
    }

    private static void warn(FreezeLogEntry entry, Throwable error) {
        try (LogFields fields = LogFields.pack(entry.stream(), entry.pack())) {
            LOG.warnf("the notice of a frozen pack can't be published: %s", error);
        }
    }
}
