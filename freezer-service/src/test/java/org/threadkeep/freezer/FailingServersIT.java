package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.freezer.testing.FreezerScene.await;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.StreamId;
import org.threadkeep.freezer.testing.DiskLimit;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.SampleTurns;
import org.threadkeep.freezer.testing.Servers;
import org.threadkeep.freezer.testing.TestCertificate;
import org.threadkeep.freezer.testing.TlsRelay;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.process.Ports;

/** Servers that are up and can't be used: their disk is full, or they show a certificate that nobody trusts. */
@Timeout(300)
class FailingServersIT {
    /** Of 15 MiB each when they are frozen: more than the two segments of the commit log that a node keeps ready. */
    private static final int LARGE_TURNS = 6;

    private final Random random = new Random(1);
    private static final KafkaCluster.Detour DETOUR = new KafkaCluster.Detour(Ports.free(1), Ports.free(1));
    private static final Servers SERVERS =
            new Servers(4, KafkaCluster.Options.forTest().withDetour(DETOUR));

    private final FreezerScene scene = new FreezerScene(SERVERS);

    @BeforeAll
    static void startServers() {
        SERVERS.start();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.stop();
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void a_full_disk_is_said_and_waited_for_and_takes_nothing_away() throws Exception {
        FreezerProcess freezer = scene.shortLived("full", Map.of()).start();
        scene.publish(3, 0);
        scene.assertFrozen(0);
        StreamId large = scene.kafka().stream(1);

        DiskLimit.noMoreFor(SERVERS.cassandra().node(1));
        for (int i = 0; i < LARGE_TURNS; i++) {
            scene.kafka().publish(1, List.of(SampleTurns.turn("large-" + i, incompressible(20 << 20))));
        }
        await("not ready", () -> freezer.get("/q/health/ready").startsWith("503"));
        assertThat(freezer.get("/q/health/live")).startsWith("200");

        DiskLimit.noMoreFor(SERVERS.kafka().node(1));
        assertThatThrownBy(
                () -> scene.kafka().publish(2, List.of(SampleTurns.turn("refused", incompressible(1 << 20)))));
        await("broker gone", () -> !SERVERS.kafka().node(1).isRunning());

        SERVERS.cassandra().node(1).kill();
        SERVERS.cassandra().node(1).start();
        SERVERS.kafka().node(1).start();

        await("frozen", () -> scene.archive().isFrozenUpTo(large, LARGE_TURNS));
        assertThat(scene.archive().turns(large)).hasSize(LARGE_TURNS);
        scene.publish(2, 0);
        scene.assertFrozen(0);
        await("ready", () -> freezer.get("/q/health/ready").startsWith("200"));
    }

    @Test
    void a_wrong_certificate_is_said_and_waited_for() {
        Path folder = Path.of("target", "certificates").toAbsolutePath();
        TestCertificate trusted = TestCertificate.make(folder, "trusted");
        TestCertificate stranger = TestCertificate.make(folder, "stranger");
        try (TlsRelay kafka = new TlsRelay(DETOUR.advertised(), Ports.loopback(1, DETOUR.port()), stranger);
                TlsRelay cassandra = new TlsRelay(
                        Ports.free(1), SERVERS.cassandra().contactPoints().get(0), stranger)) {
            Map<String, String> properties = trusted.trusted();
            properties.put("kafka.bootstrap.servers", "127.0.0.1:" + DETOUR.advertised());
            properties.put(
                    "quarkus.cassandra.contact-points",
                    "127.0.0.1:" + cassandra.address().getPort());
            FreezerProcess freezer = scene.shortLived("tls", properties);
            scene.publish(3, 3);

            freezer.process().launch();
            await("alive", () -> freezer.get("/q/health/live").startsWith("200"));
            await("not ready", () -> freezer.get("/q/health/ready").startsWith("503"));
            await("says why", () -> freezer.get("/q/health/ready").contains("SSL handshake failed"));
            assertThat(freezer.process().isRunning()).isTrue();

            kafka.show(trusted);
            cassandra.show(trusted);

            scene.assertFrozen(3);
            await("ready", () -> freezer.get("/q/health/ready").startsWith("200"));
        }
    }

    private String incompressible(int length) {
        byte[] bytes = new byte[length / 4 * 3];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
