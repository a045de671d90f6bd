package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.TENANT;
import static org.threadkeep.archive.Samples.turn;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.FrameContent.Erased;
import org.threadkeep.archive.FrameContent.Readable;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeyRing;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.SubjectKey;
import org.threadkeep.archive.keys.SubjectKeys;

@ExtendWith(TestCassandra.Shared.class)
class ErasureIT {
    private static final int PROCESSES = 12;

    private final TestCassandra cassandra;
    private final String alice = "alice-" + PackId.next();
    private final String bob = "bob-" + PackId.next();
    private final KeyOwner owner = new KeyOwner(TENANT, Optional.of(alice));

    ErasureIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
    }

    private SubjectKeys process() {
        return new SubjectKeys(
                TestCassandra.KEK,
                new SubjectKeyTable(cassandra.archiveSession(TestCassandra.SETTINGS)),
                CacheBounds.defaults(),
                InstantSource.system());
    }

    private SealedPack written(String... subjects) {
        Archive archive = cassandra.archive();
        SealedPack pack = archive.encoder()
                .encode(Samples.pack(
                        Samples.freshStream(),
                        turn(0, MODEL, subjects[0], "thread-1", Samples.content(subjects[0] + " said")),
                        turn(1, MODEL, subjects[1], "thread-2", Samples.content(subjects[1] + " said"))));
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    private static SnapshotRef ref(SealedPack pack, int snapshot) {
        return SnapshotRef.of(
                pack.manifest().pack(), pack.manifest().snapshots().get(snapshot));
    }

    /** The deletion that an erasure makes; the library itself deletes nothing. */
    private void destroyKey(String subject) {
        cassandra.cql(
                "DELETE FROM threadkeep_keys.subject_key WHERE tenant = ? AND subject = ? AND epoch = 1 IF EXISTS",
                TENANT,
                subject);
    }

    @Test
    void all_who_ask_for_a_subjects_first_key_at_once_get_one_and_the_same() throws Exception {
        // Given
        List<SubjectKeys> processes =
                Stream.generate(this::process).limit(PROCESSES).toList();

        // When
        List<SubjectKey> keys = AllAtOnce.map(processes, process -> process.getOrCreate(owner));

        // Then
        assertThat(keys)
                .extracting(SubjectKey::id)
                .hasSize(PROCESSES)
                .containsOnly(keys.get(0).id());
        assertThat(process().find(owner, keys.get(0).mark())).isPresent();
    }

    @Test
    void a_subject_whose_key_is_destroyed_is_erased_and_nobody_else() {
        // Given
        SealedPack pack = written(alice, bob);
        FrameContent before = cassandra.archive().frames().read(ref(pack, 0));

        // When
        destroyKey(alice);
        Archive afterwards = cassandra.archive();

        // Then
        assertThat(before).isInstanceOf(Readable.class);
        assertThat(afterwards.frames().read(ref(pack, 0))).isInstanceOf(Erased.class);
        assertThat(Frozen.records(afterwards, pack, 1)).containsExactly(Samples.content(bob + " said"));
        assertThat(afterwards.packs().readManifest(pack.entryAfter(Optional.empty())))
                .isEqualTo(pack.manifest());
    }

    @Test
    void what_was_erased_stays_erased_when_the_subject_comes_back() {
        // Given
        SealedPack before = written(alice, bob);
        destroyKey(alice);

        // When
        SealedPack after = written(alice, bob);

        // Then
        Archive afterwards = cassandra.archive();
        assertThat(afterwards.frames().read(ref(before, 0))).isInstanceOf(Erased.class);
        assertThat(afterwards.frames().read(ref(after, 0))).isInstanceOf(Readable.class);
    }

    @Test
    void what_was_said_before_an_erasure_is_never_kept_again_and_what_is_said_later_is() {
        // Given
        written(alice, bob);
        Archive archive = cassandra.archive();

        // When
        Erasures.Erasure first = archive.erasures().erase(owner);
        Erasures.Erasure again = archive.erasures().erase(owner);
        archive.forget(owner);
        SealedPack resent = written(
                said(0, "2026-01-01T00:00:00Z"),
                said(1, again.at().plusMillis(1).toString()));

        // Then
        Archive afterwards = cassandra.archive();
        assertThat(first.keys()).isEqualTo(1);
        assertThat(again.keys()).isZero();
        assertThat(afterwards.frames().read(ref(resent, 0))).isInstanceOf(Erased.class);
        assertThat(Frozen.records(afterwards, resent, 1)).containsExactly(Samples.content("said by " + alice));
        assertThat(afterwards.erasures().ofTheLast(Duration.ofMinutes(1))).contains(owner);
    }

    /** Two turns of two threads, so that each has a frame. */
    private SealedPack written(TurnEntry... entries) {
        Archive archive = cassandra.archive();
        SealedPack pack = archive.encoder()
                .encode(Samples.pack(
                        Samples.freshStream(),
                        turn(entries[0], MODEL, alice, "thread-1", Samples.content("said by " + alice)),
                        turn(entries[1], MODEL, alice, "thread-2", Samples.content("said by " + alice))));
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    private static TurnEntry said(long offset, String endedAt) {
        TurnEntry turn = Samples.entry(offset);
        return new TurnEntry(
                turn.turnId(),
                turn.bodyDigest(),
                offset,
                0,
                turn.deployment(),
                turn.contextBefore(),
                turn.contextAfter(),
                turn.parents(),
                turn.startedAt(),
                Optional.of(endedAt),
                turn.recordedAt(),
                turn.sequence(),
                Optional.empty(),
                turn.endOfThread(),
                turn.cancelled(),
                turn.facts());
    }

    @Test
    void a_process_that_had_a_key_in_memory_forgets_it_within_seconds() {
        // Given
        SealedPack pack = written(alice, bob);
        Archive archive = cassandra.archive();
        archive.frames().read(ref(pack, 0));
        Set<KeyOwner> told = ConcurrentHashMap.newKeySet();

        try (ErasureWatch watch = ErasureWatch.start(archive, told::add)) {
            // When
            cassandra.archive().erasures().erase(owner);

            // Then
            FrameContent content =
                    Eventually.get(() -> Optional.of(archive.frames().read(ref(pack, 0)))
                            .filter(read -> read instanceof Erased && told.contains(owner)));
            assertThat(content).isInstanceOf(Erased.class);
        }
        assertThat(Frozen.records(archive, pack, 1)).containsExactly(Samples.content(bob + " said"));
    }

    /** A copy of the table from before the erasure, such as a backup, opens nothing once the old key-encryption key is gone. */
    @Test
    void keys_are_wrapped_anew_without_a_change_of_any_frame_and_the_old_key_encryption_key_opens_nothing_any_more() {
        // Given
        SealedPack pack = written(alice, bob);
        LocalFileKeyManagement anew = LocalFileKeyManagement.of(Samples.noise(32, 2));
        Archive both = cassandra.archive(new KeyRing(anew, List.of(TestCassandra.KEK)));
        both.erasures().erase(owner);

        // When
        KeyRewrap.Counts counts = TokenRange.ring(4).stream()
                .map(both.rewrap()::run)
                .reduce(new KeyRewrap.Counts(0, 0), KeyRewrap.Counts::plus);

        // Then
        assertThat(counts.rewrapped()).isPositive().isEqualTo(counts.keys());
        assertThat(Frozen.records(cassandra.archive(anew), pack, 1)).containsExactly(Samples.content(bob + " said"));
        assertThat(cassandra.archive(anew).frames().read(ref(pack, 0))).isInstanceOf(Erased.class);
        assertThatThrownBy(() -> cassandra.archive().frames().read(ref(pack, 1)))
                .isInstanceOf(KeyUnavailableException.class);
        KeyRing back = new KeyRing(TestCassandra.KEK, List.of(anew)); // other tests share the table
        TokenRange.ring(4).forEach(cassandra.archive(back).rewrap()::run);
    }

    @Test
    void another_key_encryption_key_is_an_error_and_no_erasure() {
        // Given
        SealedPack pack = written(alice, bob);
        Archive misconfigured = cassandra.archive(LocalFileKeyManagement.of(Samples.noise(32, 99)));

        // When, Then
        assertThatThrownBy(() -> misconfigured.frames().read(ref(pack, 0))).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void turns_without_a_subject_and_a_subject_named_dash_have_two_keys() {
        // Given
        KeyOwner nobody = new KeyOwner(TENANT, Optional.empty());
        KeyOwner dash = new KeyOwner(TENANT, Optional.of("-"));
        SubjectKeys keys = process();

        // When
        UUID ofNobody = keys.getOrCreate(nobody).id();
        UUID ofDash = keys.getOrCreate(dash).id();

        // Then
        assertThat(ofNobody).isNotEqualTo(ofDash);
        assertThat(cassandra.cql(
                        "SELECT key_id FROM threadkeep_keys.subject_key WHERE tenant = ? AND subject = '-'", TENANT))
                .extracting(row -> row.getUuid("key_id"))
                .containsExactly(ofNobody);
    }
}
