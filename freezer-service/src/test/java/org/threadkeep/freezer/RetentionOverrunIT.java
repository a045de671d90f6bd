package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.freezer.testing.FreezerScene.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.GapAcceptance;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.Servers;

/** Records that Kafka deleted before they were frozen (I11). Leaves a stream behind that no freezer reads on. */
@Timeout(600)
class RetentionOverrunIT {

    private static final Servers SERVERS = new Servers();

    @BeforeAll
    static void startServers() {
        SERVERS.start();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.stop();
    }

    @Test
    void a_retention_overrun_is_refused_loudly_and_other_partitions_go_on() {
        try (FreezerScene scene = new FreezerScene(SERVERS)) {
            scene.publish(5, 7, 8);
            FreezerProcess before = scene.shortLived("before", Map.of()).start();
            scene.assertFrozen(7, 8);
            before.stop();
            scene.publish(5, 7, 8);
            scene.kafka().deleteBefore(7, 8);

            FreezerProcess after = scene.shortLived("after", Map.of());
            after.process().launch();

            scene.assertFrozen(8);
            await("loud", () -> after.get("/q/health/ready").contains("retention overrun"));
            assertThat(after.get("/q/health/ready"))
                    .startsWith("503")
                    .contains(scene.kafka().stream(7).text(), "offset 5 is the next to freeze", "starts at 8");
            assertThat(after.get("/q/health/live")).startsWith("200");
            assertThat(scene.frozen(7)).isEqualTo(5);
        }
    }

    @Test
    void a_stream_goes_on_by_itself_when_its_gap_is_accepted_and_the_log_says_who_and_why() {
        try (FreezerScene scene = new FreezerScene(SERVERS)) {
            // Given
            FreezerProcess freezer = scene.shortLived("accepting", Map.of("threadkeep.freezer.recheck-interval", "1s"));
            scene.publish(5, 9);
            scene.kafka().deleteBefore(9, 3);
            freezer.process().launch();
            await("loud", () -> freezer.get("/q/health/ready")
                    .contains("deploy/admin accept-gap --partition 9 --by WHO --reason WHY"));
            StreamId stream = scene.kafka().stream(9);

            // When
            var outcome = scene.archive().acceptGap(stream, 3, "on call", "retention was too short");

            // Then
            await("goes on", () -> scene.archive().isFrozenUpTo(stream, 5));
            List<FreezeLogEntry> log = scene.archive().log(stream);
            assertThat(outcome).isEqualTo(new GapAcceptance.Outcome.Accepted(log.get(0)));
            assertThat(log.get(0).counts()).isEqualTo(PackCounts.lostOnly(3));
            assertThat(log.stream().mapToLong(entry -> entry.counts().turns()).sum())
                    .isEqualTo(2);
            assertThat(scene.archive().manifest(log.get(0)).gap())
                    .get()
                    .extracting(AcceptedGap::acceptedBy, AcceptedGap::reason)
                    .containsExactly("on call", "retention was too short");
            await("no complaint", () -> !freezer.get("/q/health/ready").contains("--partition 9"));
        }
    }
}
