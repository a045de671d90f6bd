package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.turn;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.AppendOutcome.Applied;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.keys.CacheBounds;

/** In keyspaces of its own, because a sweep looks at everything; each test looks at what became of its own packs. */
@ExtendWith(TestCassandra.Shared.class)
class OrphanSweepIT {
    private static final FrameRecord LARGE = Samples.content("k", Map.of(), Samples.noise(9 << 20, 1));

    private static final ArchiveKeyspaces SHARED = keyspaces("sweep");

    private final StreamId stream = Samples.freshStream();
    private final Map<PackId, PackFate> fates = new HashMap<>();
    private final TestCassandra cassandra;
    private ArchiveKeyspaces keyspaces;
    private Archive archive;

    OrphanSweepIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
        open(SHARED);
    }

    private static ArchiveKeyspaces keyspaces(String name) {
        return new ArchiveKeyspaces(name, name + "_keys", TestCassandra.KEYSPACES.replication());
    }

    private void open(ArchiveKeyspaces chosen) {
        CqlSession session = cassandra.session();
        keyspaces = chosen;
        ArchiveSchema.create(session, keyspaces);
        archive = new Archive(session, keyspaces, TestCassandra.SETTINGS, TestCassandra.KEK, CacheBounds.defaults());
    }

    /** A pack of one turn that a freezer has written and not committed. */
    private SealedPack written(long offset) {
        SealedPack pack = archive.encoder().encode(Samples.pack(stream, turn(offset, MODEL, "alice", "thread", LARGE)));
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    private FreezeLogEntry committed(SealedPack pack, Optional<FreezeLogEntry> head) {
        FreezeLogEntry entry = pack.entryAfter(head);
        append(entry);
        return entry;
    }

    private void append(FreezeLogEntry entry) {
        if (!(archive.log().append(entry) instanceof Applied)) {
            throw new IllegalStateException("not applied");
        }
    }

    private SweepReport sweep(boolean delete, Instant olderThan) {
        return archive.orphans().run(olderThan, delete, new SweepListener() {
            @Override
            public void found(PackId pack, PackFate fate) {
                fates.put(pack, fate);
            }
        });
    }

    private SweepReport sweep() {
        return sweep(true, Instant.now().plus(Duration.ofMinutes(1)));
    }

    private PackFate fate(SealedPack pack) {
        return fates.get(pack.manifest().pack());
    }

    private long rows(String table, SealedPack pack) {
        return cassandra
                .cql(
                        "SELECT count(*) FROM " + keyspaces.archive() + "." + table
                                + " WHERE pack_id = ? ALLOW FILTERING",
                        pack.manifest().pack().value())
                .get(0)
                .getLong(0);
    }

    @Test
    void a_superseded_pack_is_deleted_and_the_one_that_has_its_place_is_read_as_before() {
        // Given
        SealedPack loser = written(0);
        SealedPack winner = written(0);
        FreezeLogEntry entry = committed(winner, Optional.empty());

        // When
        SweepReport report = sweep();

        // Then
        assertThat(fate(loser)).isEqualTo(new PackFate.Superseded());
        assertThat(fate(winner)).isEqualTo(new PackFate.Committed());
        assertThat(report.deleted()).isEqualTo(report.superseded()).isPositive();
        assertThat(rows("chunk", loser)).isZero();
        assertThat(rows("pack_manifest", loser)).isZero();
        assertThat(archive.packs().readManifest(entry)).isEqualTo(winner.manifest());
        assertThat(Frozen.records(archive, winner, 0)).containsExactly(LARGE);
        assertThat(sweep().superseded()).isZero();
    }

    @Test
    void a_pack_whose_place_is_free_is_never_touched_and_can_be_committed_later() {
        // Given
        SealedPack first = written(0);
        FreezeLogEntry head = committed(first, Optional.empty());
        SealedPack slow = written(1);

        // When
        sweep();

        // Then
        assertThat(fate(slow)).isEqualTo(new PackFate.Open());
        committed(slow, Optional.of(head));
        assertThat(Frozen.records(archive, slow, 0)).containsExactly(LARGE);
    }

    @Test
    void a_pack_whose_stream_has_no_log_yet_is_never_touched() {
        // Given
        SealedPack slow = written(0);

        // When
        sweep();

        // Then
        assertThat(fate(slow)).isEqualTo(new PackFate.Open());
        assertThat(rows("chunk", slow)).isEqualTo(37);
    }

    @Test
    void a_young_pack_is_left_alone_and_so_is_every_pack_when_nothing_is_to_be_deleted() {
        // Given
        SealedPack loser = written(0);
        committed(written(0), Optional.empty());

        // When
        sweep(true, Instant.now().minus(Duration.ofHours(24)));
        PackFate young = fate(loser);
        SweepReport looked = sweep(false, Instant.now().plus(Duration.ofMinutes(1)));

        // Then
        assertThat(young).isEqualTo(new PackFate.Young());
        assertThat(fate(loser)).isEqualTo(new PackFate.Superseded());
        assertThat(looked.deleted()).isZero();
        assertThat(rows("chunk", loser)).isEqualTo(37);
    }

    @Test
    void a_manifest_that_is_not_whole_proves_nothing_and_is_left() {
        // Given
        SealedPack loser = written(0);
        committed(written(0), Optional.empty());
        cassandra.cql(
                "UPDATE " + keyspaces.archive() + ".pack_manifest SET bytes = 0x00"
                        + " WHERE pack_id = ? AND part = 0 AND chunk_no = 0",
                loser.manifest().pack().value());

        // When
        sweep();

        // Then
        assertThat(fate(loser)).isInstanceOf(PackFate.Unreadable.class);
        assertThat(rows("chunk", loser)).isEqualTo(37);
    }

    @Test
    void a_committed_pack_whose_manifest_points_to_anothers_place_is_found_out_and_not_deleted() {
        // Given: the second pack is committed in the second place, but its manifest says it wanted the first
        open(keyspaces("sweep_rotten"));
        FreezeLogEntry head = committed(written(0), Optional.empty());
        SealedPack rotten = written(0);
        FreezeLogEntry second = FreezeLogEntry.append(
                Optional.of(head), stream, 1, 2, rotten.manifest().pack(), rotten.digest(), Samples.turnsOnly(1));
        append(second);

        // When, Then
        assertThatThrownBy(this::sweep)
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining(rotten.manifest().pack().text());
        assertThat(rows("chunk", rotten)).isEqualTo(37);
    }

    @Test
    void no_chunk_is_written_before_the_manifest_is_acknowledged() {
        // Given
        open(keyspaces("sweep_partial"));
        SealedPack pack = archive.encoder().encode(Samples.pack(stream, turn(0, MODEL, "alice", "thread", LARGE)));
        cassandra.cql("DROP TABLE " + keyspaces.archive() + ".pack_manifest");

        // When, Then
        assertThatThrownBy(() -> Concurrently.await(archive.packs().write(pack)))
                .isInstanceOf(ArchiveUnavailableException.class)
                .hasCauseInstanceOf(DriverException.class);
        assertThat(rows("chunk", pack)).isZero();
    }
}
