package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.turn;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.AppendOutcome.Applied;
import org.threadkeep.archive.AppendOutcome.Unknown;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.keys.CacheBounds;

@ExtendWith(TestCassandra.Shared.class)
class LostCassandraIT {
    private final TestCassandra cassandra;
    private final CqlSession impatient;
    private final Archive archive;
    private final StreamId stream = Samples.freshStream();
    private final FreezeLogEntry entry = Samples.firstEntry(stream);

    LostCassandraIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
        this.impatient = cassandra.connect(Duration.ofSeconds(2));
        this.archive = new Archive(
                impatient, TestCassandra.KEYSPACES, TestCassandra.SETTINGS, TestCassandra.KEK, CacheBounds.defaults());
    }

    @AfterEach
    void leave_the_node_as_it_was() {
        if (!cassandra.node().isRunning()) {
            cassandra.node().start();
        }
        impatient.close();
        Eventually.get(() -> Optional.of(cassandra.archive().log().head(stream)));
    }

    @Test
    void an_append_without_an_answer_is_unknown_until_it_is_looked_up() {
        // Given
        archive.log().head(stream);
        cassandra.node().freeze();
        AppendOutcome unanswered;
        try {
            unanswered = archive.log().append(entry);
        } finally {
            cassandra.node().resume();
        }

        // When
        FreezeLogEntry found =
                Eventually.get(() -> archive.log().find(stream, 0).or(() -> {
                    archive.log().append(entry);
                    return Optional.empty();
                }));
        AppendOutcome again = Eventually.get(() -> Optional.of(archive.log().append(entry)));

        // Then
        assertThat(unanswered).isInstanceOf(Unknown.class);
        assertThat(found).isEqualTo(entry);
        assertThat(again).isInstanceOf(Applied.class);
        assertThat(cassandra.archive().log().entries(stream, 0)).containsExactly(entry);
    }

    @Test
    void while_cassandra_is_gone_everything_can_be_retried_and_nothing_is_erased() {
        // Given
        SealedPack pack = archive.encoder()
                .encode(Samples.pack(stream, turn(0, MODEL, "alice", "thread", Samples.content("said"))));
        SnapshotRef ref = SnapshotRef.of(
                pack.manifest().pack(), pack.manifest().snapshots().get(0));
        Concurrently.await(archive.packs().write(pack));
        cassandra.node().kill();

        // When
        Throwable refused = Eventually.get(this::refusedAppend);

        // Then
        assertThat(refused).isInstanceOf(ArchiveUnavailableException.class);
        assertThatThrownBy(() -> archive.log().find(stream, 0)).isInstanceOf(ArchiveUnavailableException.class);
        assertThatThrownBy(() -> archive.log().head(stream)).isInstanceOf(ArchiveUnavailableException.class);
        assertThatThrownBy(() -> Concurrently.await(archive.packs().write(pack)))
                .isInstanceOf(ArchiveUnavailableException.class);
        assertThatThrownBy(() -> archive.frames().read(ref)).isInstanceOf(ArchiveUnavailableException.class);
    }

    /** As long as the driver hasn't noticed that the connection is gone, the outcome is unknown. */
    private Optional<Throwable> refusedAppend() {
        try {
            archive.log().append(entry);
            return Optional.empty();
        } catch (ArchiveUnavailableException e) {
            return Optional.of(e);
        }
    }
}
