package org.threadkeep.ingest.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.capture.CaptureFormats;
import org.threadkeep.ingest.config.UnsafeStartException;

/** The topics that are read, by name. */
@ApplicationScoped
class Feeds {
    private static final String TOPICS = "threadkeep.ingest.consume.topics";
    private static final Set<String> OUR_OWN =
            Set.of(TopicNames.TURNS_RECORDED, TopicNames.TURNS_REJECTED, TopicNames.PACKS_FROZEN);

    private final Map<String, Feed> byTopic = new TreeMap<>();

    /**
     * Those that are configured.
     *
     * @throws UnsafeStartException when one can't be read
     */
    Feeds(ConsumeConfig config) {
        config.topics().forEach((topic, fed) -> byTopic.put(topic, feed(topic, fed)));
    }

    private static Feed feed(String topic, ConsumeConfig.FedTopic fed) {
        String property = TOPICS + ".\"" + topic + "\".format";
        if (OUR_OWN.contains(topic)) {
            throw new UnsafeStartException(property, "is set for a topic of Threadkeep's own, which would feed itself");
        }
        return CaptureFormats.newest(fed.format())
                .map(format -> new Feed(format, fed.tenant(), fed.source().or(() -> Optional.of("kafka:/" + topic))))
                .orElseThrow(() ->
                        new UnsafeStartException(property, "is no format; the formats are " + CaptureFormats.names()));
    }

    Set<String> topics() {
        return byTopic.keySet();
    }

    Feed of(String topic) {
        return byTopic.get(topic);
    }
}
