package org.threadkeep.catalog.support;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackFrozen;
import org.threadkeep.archive.PackFrozenCodec;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TopicNames;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;

/** What a freezer does, by hand: packs into the archive, notices into Kafka. */
public final class Freezing implements AutoCloseable {
    private final CqlSession session;
    private final Archive archive;
    private final IdentityKey identityKey;
    private final KafkaProducer<String, byte[]> producer;

    private Freezing(
            CqlSession session, Archive archive, IdentityKey identityKey, KafkaProducer<String, byte[]> producer) {
        this.session = session;
        this.archive = archive;
        this.identityKey = identityKey;
        this.producer = producer;
    }

    /** A freezer's hands with a service's properties. */
    public static Freezing with(Function<String, String> property) {
        String[] node = property.apply("quarkus.cassandra.contact-points").split(":", -1);
        CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(node[0], Integer.parseInt(node[1])))
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                        .build())
                .build();
        Archive archive = new Archive(
                session,
                ArchiveKeyspaces.replicated("{'class': 'NetworkTopologyStrategy', 'datacenter1': 1}"),
                ArchiveSettings.defaults(),
                LocalFileKeyManagement.read(Path.of(property.apply("threadkeep.keys.kek-file"))),
                CacheBounds.defaults());
        IdentityKey identityKey = IdentityKey.read(Path.of(property.apply("threadkeep.identity.key-file")));
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", property.apply("kafka.bootstrap.servers")),
                new StringSerializer(),
                new ByteArraySerializer());
        return new Freezing(session, archive, identityKey, producer);
    }

    public IdentityKey identityKey() {
        return identityKey;
    }

    public Chat chat(String tenant) {
        return Chat.of(identityKey, tenant);
    }

    /** A stream that nobody else uses. */
    public static StreamId newStream() {
        return new StreamId("test-cluster", UUID.randomUUID().toString(), 0);
    }

    /** Freezes a pack of turns and sends its notice. */
    public FreezeLogEntry freeze(StreamId stream, TurnEvent... turns) {
        FreezeLogEntry entry = freezeSilently(stream, turns);
        send(entry);
        return entry;
    }

    /** Freezes a pack of turns; its notice gets lost. */
    public FreezeLogEntry freezeSilently(StreamId stream, TurnEvent... turns) {
        FreezeLogEntry entry = seal(stream, turns);
        append(entry);
        return entry;
    }

    /** Writes a pack, and does not commit it yet. */
    public FreezeLogEntry seal(StreamId stream, TurnEvent... turns) {
        Optional<FreezeLogEntry> head = archive.log().head(stream);
        long first = head.map(FreezeLogEntry::nextOffset).orElse(0L);
        List<FreezableTurn> freezable = new ArrayList<>();
        for (TurnEvent turn : turns) {
            freezable.add(freezable(turn, first + freezable.size()));
        }
        PackCounts counts = new PackCounts(turns.length, 0, 0, 0, 0);
        SealedPack pack =
                archive.encoder().encode(new PackContent(stream, first, first + turns.length, counts, freezable));
        archive.packs().write(pack).toCompletableFuture().join();
        return FreezeLogEntry.append(
                head, stream, first, first + turns.length, pack.manifest().pack(), pack.digest(), counts);
    }

    public void append(FreezeLogEntry entry) {
        if (!(archive.log().append(entry) instanceof AppendOutcome.Applied)) {
            throw new IllegalStateException("not applied");
        }
    }

    private FreezableTurn freezable(TurnEvent event, long offset) {
        TurnAttributes attributes = event.attributes();
        String tenant = attributes.require(Attribute.TENANT);
        TurnEntry entry = new TurnEntry(
                attributes.require(Attribute.TURN_ID),
                identityKey.forTenant(tenant).bodyDigest(event.data()),
                offset,
                0,
                attributes.find(Attribute.DEPLOYMENT),
                attributes.find(Attribute.CONTEXT_BEFORE),
                attributes.words(Attribute.CONTEXT_AFTER),
                attributes.words(Attribute.PARENT_TURNS),
                attributes.find(Attribute.STARTED_AT),
                attributes.find(Attribute.TIME),
                "2026-01-01T00:00:00Z",
                attributes.sequence(),
                attributes.sequence().isPresent() ? attributes.find(Attribute.SOURCE) : Optional.empty(),
                attributes.flag(Attribute.END_OF_THREAD),
                attributes.flag(Attribute.CANCELLED),
                attributes.words(Attribute.FACTS));
        TurnRecord encoded = TurnRecordCodec.encode(event);
        return new FreezableTurn(
                entry,
                attributes.require(Attribute.MODEL_VERSION),
                tenant,
                attributes.find(Attribute.DATA_SUBJECT),
                attributes.find(Attribute.THREAD_ID),
                new FrameRecord(encoded.key(), new TreeMap<>(new HashMap<>(encoded.headers())), encoded.value()));
    }

    /** Sends the notice of a pack. */
    public void send(FreezeLogEntry entry) {
        send(entry.stream().text(), new PackFrozenCodec().encode(PackFrozen.of(entry)));
    }

    /** Sends anything as a notice. */
    public void send(String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(TopicNames.PACKS_FROZEN, key, value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Destroys the keys of a subject, as an erasure does. */
    public void erase(String tenant, String subject) {
        session.execute("DELETE FROM threadkeep_keys.subject_key WHERE tenant = ? AND subject = ?", tenant, subject);
    }

    /** Changes one byte of a pack's manifest. */
    public void corruptManifest(FreezeLogEntry entry) {
        ByteBuffer bytes = session.execute(
                        "SELECT bytes FROM threadkeep_archive.pack_manifest WHERE pack_id = ? AND part = 0 AND chunk_no = 0",
                        entry.pack().value())
                .one()
                .getByteBuffer("bytes");
        byte[] changed = new byte[bytes.remaining()];
        bytes.get(changed);
        changed[changed.length / 2] ^= 1;
        session.execute(
                "UPDATE threadkeep_archive.pack_manifest SET bytes = ? WHERE pack_id = ? AND part = 0 AND chunk_no = 0",
                ByteBuffer.wrap(changed),
                entry.pack().value());
    }

    /** Writes of a pack with one turn what another catalog would: what kind of turn the thread has, and that the pack is indexed. */
    public void indexElsewhere(FreezeLogEntry entry, String threadId, String modelVersion) {
        session.execute(
                """
                INSERT INTO threadkeep_catalog.thread_kind (
                    thread_id, stream, model_version, deployment, facts, subject, first_offset)
                VALUES (?, ?, ?, '', '', '', ?)
                """,
                threadId,
                entry.stream().text(),
                modelVersion,
                entry.firstOffset());
        session.execute(
                "INSERT INTO threadkeep_catalog.progress (stream, next_seq, next_offset, digest) VALUES (?, ?, ?, ?)"
                        + " USING TIMESTAMP ?",
                entry.stream().text(),
                entry.seq() + 1,
                entry.nextOffset(),
                entry.digest(),
                entry.seq() + 1);
    }

    /** Where a thread's first turn of a model version is said to be. */
    public long firstOffsetOfKind(FreezeLogEntry entry, String threadId, String modelVersion) {
        return session.execute(
                        """
                        SELECT first_offset FROM threadkeep_catalog.thread_kind
                        WHERE thread_id = ? AND stream = ? AND model_version = ?
                        """,
                        threadId,
                        entry.stream().text(),
                        modelVersion)
                .one()
                .getLong("first_offset");
    }

    /** Forgets all that was indexed. */
    public void dropCatalog() {
        session.execute(
                com.datastax.oss.driver.api.core.cql.SimpleStatement.newInstance("DROP KEYSPACE threadkeep_catalog")
                        .setTimeout(Duration.ofSeconds(60)));
    }

    @Override
    public void close() {
        producer.close();
        session.close();
    }
}
