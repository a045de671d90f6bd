package org.threadkeep.local.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadkeep.events.TopicNames;
import org.threadkeep.local.cassandra.CassandraCluster;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;
import org.threadkeep.local.process.Ports;

@Timeout(180)
class WireProxyIT {

    private static final String CQL = "SELECT cluster_name FROM system.local WHERE key = ?";
    private static final KafkaCluster.Detour DETOUR = new KafkaCluster.Detour(Ports.free(1), Ports.free(1));
    private static KafkaCluster kafka;
    private static CassandraCluster cassandra;

    private final List<Call> seen = new CopyOnWriteArrayList<>();
    private volatile Gate gate = Gate.OPEN;
    private WireProxy proxy;

    @BeforeAll
    static void start() {
        kafka = KafkaCluster.start(KafkaCluster.Options.forTest().withDetour(DETOUR));
        cassandra = CassandraCluster.start(CassandraCluster.Options.forTest());
        Topics.create(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
        cassandra.close();
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void a_client_of_the_detour_stays_behind_the_proxy_and_its_calls_are_told_apart() throws Exception {
        proxy = WireProxy.kafka(DETOUR.advertised(), Ports.loopback(1, DETOUR.port()), this::note);

        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + DETOUR.advertised(), "compression.type", "zstd"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TopicNames.PACKS_FROZEN, 2, "stream-7", "x".repeat(9_000)))
                    .get(30, TimeUnit.SECONDS);
        }

        assertThat(seen)
                .filteredOn(call -> call.carries("stream-7"))
                .satisfiesExactly(
                        request -> {
                            assertThat(request.way()).isEqualTo(Way.REQUEST);
                            assertThat(((KafkaCall) request).topics()).containsOnlyKeys(TopicNames.PACKS_FROZEN);
                            assertThat(((KafkaCall) request).partitions()).containsExactly(2);
                        },
                        response -> assertThat(response.way()).isEqualTo(Way.RESPONSE));
    }

    @Test
    void a_driver_stays_behind_the_proxy_and_prepared_statements_are_known_by_their_text() {
        try (CqlSession session = session()) {
            PreparedStatement prepared = session.prepare(CQL);

            assertThat(session.execute(prepared.bind("local")).one()).isNotNull();

            assertThat(session.getMetadata().getNodes().values())
                    .allMatch(node -> node.getEndPoint().resolve().equals(proxy.address()));
        }
        assertThat(seen.stream()
                        .filter(call -> isExecuted(call) && call.carries("local"))
                        .map(Call::way))
                .containsExactly(Way.REQUEST, Way.RESPONSE);
    }

    @Test
    void a_gate_can_delay_swallow_and_cut() {
        try (CqlSession session = session()) {
            PreparedStatement prepared = session.prepare(CQL);
            gate = onResponse(new Gate.Verdict.Delay(Duration.ofMillis(500)));
            long start = System.nanoTime();
            session.execute(prepared.bind("local"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));

            gate = onResponse(new Gate.Verdict.Cut());
            assertThatThrownBy(() -> session.execute(prepared.bind("local"))).isInstanceOf(DriverException.class);
        }
        try (CqlSession session = session()) {
            PreparedStatement prepared = session.prepare(CQL);
            gate = onResponse(new Gate.Verdict.Swallow());
            assertThatThrownBy(() -> session.execute(prepared.bind("local")))
                    .isInstanceOf(DriverTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CqlError.class)
    void a_gate_can_refuse_a_request_or_replace_its_response(CqlError error) {
        try (CqlSession session = session()) {
            PreparedStatement prepared = session.prepare(CQL);
            for (Way way : Way.values()) {
                gate = call -> isExecuted(call) && call.way() == way
                        ? new Gate.Verdict.Refuse(error)
                        : new Gate.Verdict.Pass();
                assertThatThrownBy(() -> session.execute(prepared.bind("local")))
                        .isInstanceOf(DriverException.class)
                        .isNotInstanceOf(DriverTimeoutException.class);
            }
            gate = Gate.OPEN;
            assertThat(session.execute(prepared.bind("local")).one()).isNotNull();
        }
    }

    private CqlSession session() {
        if (proxy == null) {
            proxy = WireProxy.cassandra(Ports.free(1), cassandra.contactPoints().get(0), this::note);
        }
        return CqlSession.builder()
                .addContactPoint(proxy.address())
                .withLocalDatacenter(cassandra.localDatacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.PROTOCOL_VERSION, "V4")
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(2))
                        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(10))
                        .build())
                .build();
    }

    private Gate.Verdict note(Call call) {
        seen.add(call);
        return gate.at(call);
    }

    private static Gate onResponse(Gate.Verdict verdict) {
        return call -> call.way() == Way.RESPONSE && isExecuted(call) ? verdict : new Gate.Verdict.Pass();
    }

    private static boolean isExecuted(Call call) {
        return call instanceof CassandraCall cassandra
                && cassandra.opcode().equals("EXECUTE")
                && cassandra.statement().equals(CQL);
    }
}
