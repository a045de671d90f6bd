package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.TENANT;
import static org.threadkeep.archive.Samples.turn;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameContent.Erased;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.pack.RecentFrames;

/** A stateless gateway sends the whole history with each call, and each call falls into another pack. */
@ExtendWith(TestCassandra.Shared.class)
class DeltaIT {
    private static final int CALLS = 40;
    private static final int RUN = 24;

    private final TestCassandra cassandra;
    private final Archive archive;
    private final StreamId stream = Samples.freshStream();
    private final RecentFrames.OfStream recent = new RecentFrames(64 << 20, 16 << 20).ofStream();
    private final String alice = "alice-" + PackId.next();
    private final String bob = "bob-" + PackId.next();

    DeltaIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
        this.archive = cassandra.archive();
    }

    /** All messages up to the call's, each of 2,000 bytes that don't compress. */
    private static FrameRecord call(int number) {
        return Samples.content("key", Map.of("ce_id", "call-" + number), Samples.noise(2_000 * (number + 1), 7));
    }

    private SealedPack frozen(long offset, String subject, String model, FrameRecord call) {
        SealedPack pack =
                archive.encoder().encode(Samples.pack(stream, turn(offset, model, subject, "t", call)), recent);
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    private static SnapshotRef ref(SealedPack pack) {
        return SnapshotRef.of(
                pack.manifest().pack(), pack.manifest().snapshots().get(0));
    }

    @Test
    void each_call_takes_what_is_new_and_comes_back_whole() {
        // Given
        List<SealedPack> packs = new ArrayList<>();

        // When
        for (int i = 0; i < CALLS; i++) {
            packs.add(frozen(i, alice, i % 5 == 4 ? "other-model" : MODEL, call(i)));
        }

        // Then
        List<Integer> lengths = packs.stream()
                .map(pack -> pack.manifest().snapshots().get(0).frameLength())
                .toList();
        for (int i = 0; i < CALLS; i++) {
            assertThat(Frozen.records(archive, packs.get(i), 0)).containsExactly(call(i));
            assertThat(Frozen.records(cassandra.archive(), packs.get(i), 0)).containsExactly(call(i));
            int isNew = i == RUN ? 2_000 * RUN : 2_000;
            assertThat(lengths.get(i)).isBetween(isNew, isNew + 250);
        }
    }

    @Test
    void nothing_builds_on_another_subjects_frame_and_an_erasure_takes_the_whole_chain() {
        // Given
        SealedPack first = frozen(0, alice, MODEL, call(0));
        SealedPack second = frozen(1, alice, MODEL, call(1));
        SealedPack others = frozen(2, bob, MODEL, call(1));

        // When
        cassandra.cql(
                "DELETE FROM threadkeep_keys.subject_key WHERE tenant = ? AND subject = ? AND epoch = 1 IF EXISTS",
                TENANT,
                alice);
        Archive later = cassandra.archive();

        // Then
        assertThat(later.frames().read(ref(first))).isInstanceOf(Erased.class);
        assertThat(later.frames().read(ref(second))).isInstanceOf(Erased.class);
        assertThat(Frozen.records(later, others, 0)).containsExactly(call(1));
    }

    @Test
    void what_is_said_after_an_erasure_does_not_build_on_what_was_erased() {
        // Given
        frozen(0, alice, MODEL, call(0));
        cassandra.cql(
                "DELETE FROM threadkeep_keys.subject_key WHERE tenant = ? AND subject = ? AND epoch = 1 IF EXISTS",
                TENANT,
                alice);
        Archive later = cassandra.archive();

        // When
        SealedPack after = later.encoder().encode(Samples.pack(stream, turn(1, MODEL, alice, "t", call(1))), recent);
        Concurrently.await(later.packs().write(after));

        // Then
        assertThat(Frozen.records(later, after, 0)).containsExactly(call(1));
    }

    @Test
    void a_medium_that_two_subjects_sent_is_there_until_both_are_erased() {
        // Given
        SealedPack alices = frozen(0, alice, MODEL, medium("alice's"));
        SealedPack bobs = frozen(1, bob, "other-model", medium("bob's"));
        Archive reader = cassandra.archive();
        List<FrameRecord> before = Frozen.records(reader, alices, 0);

        // When
        erase(alice, reader);
        FrameContent alicesAfter = reader.frames().read(ref(alices));
        List<FrameRecord> bobsAfter = Frozen.records(reader, bobs, 0);
        erase(bob, reader);

        // Then
        assertThat(before).containsExactly(medium("alice's"));
        assertThat(bobs.frames().pieces()).isZero();
        assertThat(alicesAfter).isInstanceOf(Erased.class);
        assertThat(bobsAfter).containsExactly(medium("bob's"));
        assertThat(reader.frames().read(ref(bobs))).isInstanceOf(Erased.class);
    }

    private static FrameRecord medium(String whose) {
        String image = Base64.getEncoder().encodeToString(Samples.noise(300_000, 3));
        return Samples.content("{\"said\":\"" + whose + "\",\"image\":\"" + image + "\"}");
    }

    private void erase(String subject, Archive reader) {
        KeyOwner owner = new KeyOwner(TENANT, Optional.of(subject));
        archive.erasures().erase(owner);
        reader.forget(owner);
    }

    @Test
    void a_piece_that_is_missing_is_named_by_its_row() {
        // Given
        SealedPack alices = frozen(0, alice, MODEL, medium("alice's"));
        SealedPack bobs = frozen(1, bob, MODEL, medium("bob's"));

        // When
        cassandra.cql(
                "DELETE FROM threadkeep_archive.chunk WHERE model_version = ? AND pack_id = ? AND part = 0",
                MODEL,
                alices.manifest().pack().value());

        // Then
        assertThatThrownBy(() -> archive.frames().read(ref(bobs)))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining(alices.manifest().pack().text());
    }

    @Test
    void a_base_that_is_missing_is_named_by_its_row() {
        // Given
        SealedPack base = frozen(0, alice, MODEL, call(0));
        SealedPack delta = frozen(1, alice, MODEL, call(1));

        // When
        cassandra.cql(
                "DELETE FROM threadkeep_archive.chunk WHERE model_version = ? AND pack_id = ? AND part = 0",
                MODEL,
                base.manifest().pack().value());

        // Then
        assertThatThrownBy(() -> archive.frames().read(ref(delta)))
                .isInstanceOf(CorruptArchiveException.class)
                .hasMessageContaining(base.manifest().pack().text());
    }
}
