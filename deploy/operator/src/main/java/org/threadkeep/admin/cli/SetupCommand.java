package org.threadkeep.admin.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.threadkeep.admin.publish.TopicCreation;
import org.threadkeep.admin.publish.TopicPlan;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.Migrations;
import org.threadkeep.admin.storage.SchemaCreation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates topics, keyspaces and tables that are missing. */
@Command(
        name = "setup",
        description = {
            "Creates the topics, keyspaces and tables that are missing, and takes the numbered steps of later releases on tables "
                    + "that are there. Refuses where a later release was. Repeating is safe; let one at a time do it.",
            "Cassandra's user and password come from CASSANDRA_USERNAME and CASSANDRA_PASSWORD in the environment, if set."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class SetupCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka; default: ${DEFAULT-VALUE}")
    private String bootstrapServers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of Kafka's clients, such as security.protocol.")
    private Optional<Path> kafkaConfig;

    @Option(names = "--no-topics", description = "Somebody else looks after topics, such as Strimzi's operator.")
    private boolean noTopics;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of each new topic; default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--topic-replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of each new partition; default: ${DEFAULT-VALUE}")
    private int topicReplicas;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "That must have a turn before it is acknowledged; default: ${DEFAULT-VALUE}")
    private int minInsyncReplicas;

    @Option(
            names = "--retention",
            paramLabel = "AGE",
            defaultValue = "7d",
            converter = Age.class,
            description = "How long turns stay in Kafka, frozen or not; default: ${DEFAULT-VALUE}")
    private Duration retention;

    @Option(
            names = "--contact-points",
            paramLabel = "HOST:PORT",
            split = ",",
            defaultValue = "127.0.0.1:9042",
            converter = ArchiveConnection.HostAndPort.class,
            description = "Cassandra; default: ${DEFAULT-VALUE}")
    private List<InetSocketAddress> contactPoints;

    @Option(
            names = "--local-datacenter",
            paramLabel = "NAME",
            defaultValue = "datacenter1",
            description = "Cassandra's, where new keyspaces are kept; default: ${DEFAULT-VALUE}")
    private String localDatacenter;

    @Option(
            names = "--schema-replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of new keyspaces in that datacenter; default: ${DEFAULT-VALUE}")
    private int schemaReplicas;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Report.Form output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Report report = new Report("what", "name", "state");
        if (!noTopics) {
            new TopicCreation(clientSettings())
                    .create(new TopicPlan(partitions, topicReplicas, minInsyncReplicas, retention))
                    .forEach((name, created) -> report.row("topic", name, created ? "created" : "was there"));
        }
        String replication = "{'class':'NetworkTopologyStrategy','%s':%d}".formatted(localDatacenter, schemaReplicas);
        new SchemaCreation(contactPoints, localDatacenter, credentials())
                .create(replication)
                .forEach(keyspace -> report.row("keyspace", keyspace.name(), keyspace.tables() + " tables"));
        report.row("schema", "threadkeep", "version " + Migrations.known());
        report.print(output, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private Map<String, Object> clientSettings() {
        Properties read = new Properties();
        kafkaConfig.ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read --kafka-config " + file, e);
            }
        });
        Map<String, Object> settings = new HashMap<>();
        read.forEach((name, value) -> settings.put((String) name, value));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    private static Optional<SchemaCreation.Credentials> credentials() {
        return Optional.ofNullable(System.getenv("CASSANDRA_USERNAME"))
                .map(user -> new SchemaCreation.Credentials(
                        user,
                        Optional.ofNullable(System.getenv("CASSANDRA_PASSWORD")).orElse("")));
    }
}
