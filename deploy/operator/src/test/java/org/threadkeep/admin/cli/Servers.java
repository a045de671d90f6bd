package org.threadkeep.admin.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.threadkeep.admin.storage.OpenArchive;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;

/** One broker and one node with topics and schema, and what tests do with them. */
final class Servers implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaCluster kafka = KafkaCluster.start(KafkaCluster.Options.forTest());
    private final CassandraCluster cassandra = CassandraCluster.start(CassandraCluster.Options.forTest());
    private final Path kekFile = keyFile();
    private final CqlSession session = CqlSession.builder()
            .addContactPoints(cassandra.contactPoints())
            .withLocalDatacenter(cassandra.localDatacenter())
            .build();
    private final OpenArchive archive;

    Servers() {
        int exitCode = AdminCli.commandLine().execute(setup());
        if (exitCode != 0) {
            throw new IllegalStateException("setup ended with " + exitCode);
        }
        archive = OpenArchive.withKeys(cassandra.contactPoints(), cassandra.localDatacenter(), kekFile, List.of());
    }

    private static Path keyFile() {
        return keyFile("test.key", "0".repeat(64));
    }

    static Path keyFile(String name, String digits) {
        try {
            return Files.writeString(Path.of("target", name), digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that makes topics and schema, with more words. */
    String[] setup(String... words) {
        InetSocketAddress contact = cassandra.contactPoints().get(0);
        List<String> all = new ArrayList<>(List.of("setup", "--bootstrap-servers", kafka.bootstrapServers()));
        all.addAll(List.of("--contact-points", contact.getAddress().getHostAddress() + ":" + contact.getPort()));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    /** A command with what it needs to find these servers, answering in JSON. */
    String[] command(String... words) {
        return command(kekFile, words);
    }

    /** The same with another key-encryption key. */
    String[] command(Path keyEncryptionKey, String... words) {
        InetSocketAddress contact = cassandra.contactPoints().get(0);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--kek-file", keyEncryptionKey.toString()));
        all.addAll(List.of("--contact-points", contact.getAddress().getHostAddress() + ":" + contact.getPort()));
        all.addAll(List.of("--output", "json"));
        return all.toArray(String[]::new);
    }

    /** A command that needs Cassandra alone. */
    String[] archiveCommand(String... words) {
        InetSocketAddress contact = cassandra.contactPoints().get(0);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--contact-points", contact.getAddress().getHostAddress() + ":" + contact.getPort()));
        all.addAll(List.of("--output", "json"));
        return all.toArray(String[]::new);
    }

    String backupPlace(String what) {
        return session.execute("SELECT place FROM threadkeep_registry.backup WHERE what = ?", what)
                .one()
                .getString("place");
    }

    /** Does something while the schema says that it has this version. */
    <T> T withSchemaVersion(int version, Supplier<T> task) {
        String update = "UPDATE threadkeep_registry.schema_version SET version = ? WHERE which = 'threadkeep'";
        int before = session.execute("SELECT version FROM threadkeep_registry.schema_version")
                .one()
                .getInt("version");
        session.execute(update, version);
        try {
            return task.get();
        } finally {
            session.execute(update, before);
        }
    }

    boolean hasKeyspace(String name) {
        return session.execute("SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", name)
                        .one()
                != null;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Path kekFile() {
        return kekFile;
    }

    /** The archive as a process sees it that has this key-encryption key. */
    OpenArchive archive(Path keyEncryptionKey) {
        return OpenArchive.withKeys(
                cassandra.contactPoints(), cassandra.localDatacenter(), keyEncryptionKey, List.of());
    }

    OpenArchive archive() {
        return archive;
    }

    CqlSession session() {
        return session;
    }

    void publish(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            records.stream().map(producer::send).toList().forEach(Servers::get);
        }
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** As retention does. */
    void deleteBefore(String topic, int partition, long offset) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            get(admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture());
        }
    }

    /** Every committed record of a topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        archive.close();
        session.close();
        cassandra.close();
        kafka.close();
    }
}
