package org.threadkeep.ingest.consume;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Topics of gateways that this service reads, on the brokers that it publishes to. */
@ConfigMapping(prefix = "threadkeep.ingest.consume")
public interface ConsumeConfig {
    /** Consumer group; the replicas of the service share the topics' partitions in it. */
    @WithDefault("threadkeep-ingest")
    String group();

    /** The topics, by name: {@code threadkeep.ingest.consume.topics."kong.ai".format=kong}. */
    Map<String, FedTopic> topics();

    /** What is known of a topic's records. */
    interface FedTopic {
        /** What the values are: one of the formats of {@code /v1/capture/{format}}. */
        String format();

        /** Tenant of the records, one that names another is rejected; without it theirs, or {@code threadkeep.ingest.default-tenant}. */
        Optional<String> tenant();

        /** Source of records that name none; without it {@code kafka:/<topic>}. */
        Optional<String> source();
    }
}
