package org.threadkeep.freezer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.freezer.testing.BacklogTurns;
import org.threadkeep.freezer.testing.BacklogTurns.Kind;
import org.threadkeep.freezer.testing.FreezerProcess;
import org.threadkeep.freezer.testing.FreezerScene;
import org.threadkeep.freezer.testing.Scraper;
import org.threadkeep.freezer.testing.Servers;
import org.threadkeep.local.kafka.KafkaCluster;

/** What a freezer with its usual settings and its usual heap makes of a backlog that fills packs everywhere. */
@Timeout(600)
class LargePacksIT {
    private static final int PARTITIONS = 16;
    private static final double GATHERED = 128 << 20;
    private static final double ABOVE_8_MIB = (8 << 20) + 1;
    private static final double LARGEST = 24 << 20;
    private static final Servers SERVERS = new Servers(PARTITIONS, KafkaCluster.Options.forTest());

    @BeforeAll
    static void startServers() {
        SERVERS.start();
    }

    @AfterAll
    static void stopServers() {
        SERVERS.stop();
    }

    @Test
    void a_backlog_in_many_partitions_is_frozen_in_large_packs_within_a_heap_of_512_MiB() {
        // Given
        try (FreezerScene scene = new FreezerScene(SERVERS)) {
            List<BacklogTurns> backlogs = backlogs();
            backlogs.forEach(scene::publish);

            // When
            FreezerProcess freezer = scene.freezer("large-packs", Map.of()).start();

            // Then
            try (Scraper scraper = new Scraper(freezer)) {
                backlogs.forEach(scene::assertFrozen);
                scraper.close();
                scraper.assertAccounted();
                assertThat(scraper.most("threadkeep_freeze_gathered_bytes")).isBetween(1.0, GATHERED);
                assertThat(scraper.most("threadkeep_pack_raw_bytes_max")).isBetween(ABOVE_8_MIB, LARGEST);
            }
            scene.assertContent(backlogs.get(0));
            assertThat(freezer.process().isRunning()).isTrue();
        }
    }

    /** The last one is drained last, alone, and fills whole packs: each partition has two of them at a time, and all share 128 MiB. */
    private static List<BacklogTurns> backlogs() {
        List<BacklogTurns> backlogs = new ArrayList<>();
        IntStream.range(0, 12).forEach(p -> backlogs.add(BacklogTurns.ofBytes(12 << 20, p, Kind.GROWING)));
        IntStream.range(12, 15).forEach(p -> backlogs.add(BacklogTurns.ofBytes(32 << 20, p, Kind.NEW)));
        backlogs.add(BacklogTurns.ofBytes(96 << 20, 15, Kind.ONE_THREAD));
        return backlogs;
    }
}
