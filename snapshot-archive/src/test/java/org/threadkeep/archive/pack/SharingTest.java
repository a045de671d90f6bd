package org.threadkeep.archive.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.archive.Samples.MODEL;
import static org.threadkeep.archive.Samples.STREAM;
import static org.threadkeep.archive.Samples.TENANT;
import static org.threadkeep.archive.Samples.turn;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeysInMemory;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.SubjectKeys;

/** What calls have in common stands once, and nobody loses it by the erasure of another, nor keeps it by their own. */
class SharingTest {
    private static final String IMAGE = base64(30_000, 1);
    private static final String PROMPT = text(12_000, 2);

    private final KeysInMemory store = new KeysInMemory();
    private final PackEncoder encoder = new PackEncoder(keys());
    private final RecentFrames recent = new RecentFrames(64 << 20, 16 << 20);
    private final RecentFrames.OfStream stream = recent.ofStream();
    private final PacksInMemory packs = new PacksInMemory();
    private long offset;

    /** As a process has them that just began. */
    private SubjectKeys keys() {
        return new SubjectKeys(
                LocalFileKeyManagement.of(Samples.noise(32, 1)), store, CacheBounds.defaults(), InstantSource.system());
    }

    private static String base64(int bytes, long seed) {
        return Base64.getEncoder().encodeToString(Samples.noise(bytes, seed));
    }

    /** Made-up words. */
    private static String text(int length, long seed) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(seed);
        while (text.length() < length) {
            text.append(Integer.toString(random.nextInt(2_000_000_000), Character.MAX_RADIX))
                    .append(' ');
        }
        return text.substring(0, length);
    }

    private static FrameRecord said(String... parts) {
        String value = "{\"said\":[\"" + String.join("\",\"", parts) + "\"]}";
        return Samples.content("key", Map.of("ce_id", "1"), value.getBytes(UTF_8));
    }

    private SealedPack frozen(String subject, FrameRecord call) {
        return frozen(turn(offset++, MODEL, subject, "thread-" + offset, call));
    }

    private SealedPack frozen(FreezableTurn... turns) {
        SealedPack pack = encoder.encode(Samples.pack(STREAM, turns), stream);
        packs.add(pack);
        return pack;
    }

    private List<FrameRecord> read(SealedPack pack) {
        return packs.read(pack, pack.manifest().snapshots().get(0), keys()).orElse(List.of());
    }

    private void erase(String subject) {
        KeyOwner owner = new KeyOwner(TENANT, Optional.ofNullable(subject));
        store.destroy(owner);
        recent.forget(owner);
    }

    private static long stored(SealedPack pack) {
        return pack.chunks().stream().mapToLong(chunk -> chunk.bytes().length).sum();
    }

    @Test
    void the_same_medium_of_two_subjects_is_stored_once_and_both_read_it() {
        // Given
        FrameRecord fromAlice = said("look at this", IMAGE);
        FrameRecord fromBob = said("what do you see here?", IMAGE, "tell me");

        // When
        SealedPack alices = frozen("alice", fromAlice);
        SealedPack bobs = frozen("bob", fromBob);

        // Then
        assertThat(alices.frames().pieces()).isEqualTo(1);
        assertThat(bobs.frames().pieces()).isZero();
        assertThat(stored(alices)).isGreaterThan(30_000);
        assertThat(stored(bobs)).isLessThan(400);
        assertThat(read(alices)).containsExactly(fromAlice);
        assertThat(read(bobs)).containsExactly(fromBob);
        assertThat(alices.manifest().snapshots()).hasSize(1);
        assertThat(alices.manifest().frames()).hasSize(2);
    }

    @Test
    void who_erases_a_medium_for_themselves_erases_it_for_nobody_else_and_the_last_one_for_all() {
        // Given
        SealedPack alices = frozen("alice", said("alice's", IMAGE));
        SealedPack bobs = frozen("bob", said("bob's", IMAGE));

        // When
        erase("alice");
        List<FrameRecord> bobsBefore = read(bobs);
        List<FrameRecord> alicesAfter = read(alices);
        erase("bob");

        // Then
        assertThat(bobsBefore).containsExactly(said("bob's", IMAGE));
        assertThat(alicesAfter).isEmpty();
        assertThat(read(bobs)).isEmpty();
    }

    @Test
    void a_medium_that_only_the_erased_one_had_is_written_anew_for_the_next() {
        // Given
        frozen("alice", said(IMAGE));

        // When
        erase("alice");
        SealedPack bobs = frozen("bob", said(IMAGE));

        // Then
        assertThat(bobs.frames().pieces()).isEqualTo(1);
        assertThat(read(bobs)).containsExactly(said(IMAGE));
    }

    @Test
    void another_tenants_medium_is_another() {
        // Given
        frozen("alice", said(IMAGE));
        FreezableTurn others = new FreezableTurn(
                Samples.entry(offset), MODEL, "another", Optional.of("alice"), Optional.of("t"), said(IMAGE));

        // When
        SealedPack pack = frozen(others);

        // Then
        assertThat(pack.frames().pieces()).isEqualTo(1);
    }

    @Test
    void media_of_one_pack_are_shared_across_its_lanes() {
        // When
        SealedPack pack = frozen(
                turn(0, MODEL, "alice", "1", said(IMAGE, IMAGE)), turn(1, "another-model", "bob", "2", said(IMAGE)));

        // Then
        assertThat(pack.frames().pieces()).isEqualTo(1);
        for (SnapshotEntry snapshot : pack.manifest().snapshots()) {
            assertThat(packs.read(pack, snapshot, keys())).isPresent();
        }
    }

    @Test
    void a_call_that_sends_a_medium_again_leaves_it_to_its_base() {
        // Given
        String history = text(20_000, 9);
        frozen(turn(0, MODEL, "alice", "t", said(history, IMAGE, "first")));

        // When
        SealedPack again = frozen(turn(1, MODEL, "alice", "t", said(history, IMAGE, "first", "second")));
        String other = base64(9_000, 5);
        SealedPack more = frozen(turn(2, MODEL, "alice", "t", said(history, IMAGE, "first", "second", other)));

        // Then
        assertThat(again.frames().based()).isEqualTo(1);
        assertThat(again.frames().pieces()).isZero();
        assertThat(more.frames().based()).isEqualTo(1);
        assertThat(more.frames().pieces()).isEqualTo(1);
        assertThat(stored(again)).isLessThan(400);
        assertThat(read(more)).containsExactly(said(history, IMAGE, "first", "second", other));
    }

    @Test
    void a_system_prompt_is_shared_once_a_second_person_was_told_it_and_not_before() {
        // When
        SealedPack first = frozen("alice", said(PROMPT, "alice asks"));
        SealedPack again = frozen("alice", said(PROMPT, "alice asks more"));
        SealedPack second = frozen("bob", said(PROMPT, "bob asks"));
        SealedPack third = frozen("carol", said(PROMPT, "carol asks"));

        // Then
        assertThat(List.of(first, again, second, third))
                .extracting(pack -> pack.frames().pieces())
                .containsExactly(0L, 0L, 1L, 0L);
        assertThat(stored(third)).isLessThan(400).isLessThan(stored(first) / 10);
        assertThat(read(second)).containsExactly(said(PROMPT, "bob asks"));
        assertThat(read(third)).containsExactly(said(PROMPT, "carol asks"));
        erase("alice");
        erase("bob");
        assertThat(read(second)).isEmpty();
        assertThat(read(third)).containsExactly(said(PROMPT, "carol asks"));
    }

    /** The piece's key is taken from whoever refers to it, as somebody would who reads it on its own. */
    @Test
    void a_piece_holds_what_both_said_and_nothing_that_only_one_did() {
        // Given
        String secret = "the canary of alice " + text(3_000, 3);
        frozen("alice", said(PROMPT, secret));

        // When
        SealedPack bobs = frozen("bob", said(PROMPT, text(3_000, 4)));

        // Then
        String content = new String(onlyPiece(bobs), ISO_8859_1);
        assertThat(content).contains(PROMPT.substring(1_000, 11_000)).doesNotContain("canary", secret.substring(500));
        assertThat(new String(bobs.manifestBytes(), ISO_8859_1)).doesNotContain("canary");
    }

    private byte[] onlyPiece(SealedPack pack) {
        byte[][] content = new byte[1][];
        SnapshotEntry snapshot = pack.manifest().snapshots().get(0);
        packs.read(pack, snapshot, keys(), opened -> content[0] = opened);
        return content[0];
    }

    @Test
    void who_was_told_a_part_of_a_piece_only_does_not_refer_to_it() {
        // Given
        frozen("alice", said(PROMPT, "alice asks"));
        frozen("bob", said(PROMPT, "bob asks"));
        String most = PROMPT.substring(0, 11_000);
        String half = PROMPT.substring(6_000);

        // When
        SealedPack carols = frozen("carol", said(most, "carol asks"));
        SealedPack daves = frozen("dave", said(half, "dave asks"));

        // Then
        assertThat(carols.frames().pieces()).isEqualTo(1);
        assertThat(new String(onlyPiece(carols), ISO_8859_1)).contains(most).doesNotContain(PROMPT.substring(11_500));
        assertThat(stored(daves)).isGreaterThan(2_500);
        assertThat(read(carols)).containsExactly(said(most, "carol asks"));
        assertThat(read(daves)).containsExactly(said(half, "dave asks"));
    }

    @Test
    void two_prompts_with_a_beginning_in_common_are_two_pieces() {
        // Given
        String tools = text(12_000, 7);
        String others = text(12_000, 8);
        for (String subject : List.of("alice", "bob")) {
            frozen(subject, said(PROMPT, tools, subject));
            frozen(subject, said(PROMPT, others, subject));
        }
        frozen("carol", said(PROMPT, others, "carol"));

        // When
        SealedPack one = frozen("dave", said(PROMPT, tools, "dave"));
        SealedPack other = frozen("erin", said(PROMPT, others, "erin"));

        // Then
        assertThat(stored(one)).isLessThan(500);
        assertThat(stored(other)).isLessThan(500);
        assertThat(read(one)).containsExactly(said(PROMPT, tools, "dave"));
        assertThat(read(other)).containsExactly(said(PROMPT, others, "erin"));
    }

    /** Their key is one anyway. */
    @Test
    void turns_without_a_subject_share_what_comes_a_second_time() {
        // Given
        frozen((String) null, said(PROMPT, "somebody asks"));

        // When
        SealedPack second = frozen((String) null, said(PROMPT, "somebody asks else"));

        // Then
        assertThat(second.frames().pieces()).isEqualTo(1);
        assertThat(read(second)).containsExactly(said(PROMPT, "somebody asks else"));
    }

    @Test
    void what_an_erased_one_began_with_becomes_no_piece_any_more() {
        // Given
        frozen("alice", said(PROMPT, "alice asks"));

        // When
        erase("alice");
        SealedPack bobs = frozen("bob", said(PROMPT, "bob asks"));

        // Then
        assertThat(bobs.frames().pieces()).isZero();
    }

    @Test
    void nothing_refers_to_pieces_that_were_never_committed() {
        // Given
        frozen("alice", said(PROMPT, IMAGE));
        frozen("bob", said(PROMPT, "bob asks"));

        // When
        stream.forget();
        SealedPack later = encoder.encode(
                Samples.pack(STREAM, turn(offset, MODEL, "carol", "t", said(PROMPT, IMAGE))), recent.ofStream());
        SealedPack same = frozen("dave", said(PROMPT, IMAGE));

        // Then
        assertThat(later.frames().pieces()).isEqualTo(1);
        assertThat(same.frames().pieces()).isEqualTo(1);
        assertThat(recent.pieceBytes()).isLessThan(100_000);
    }

    @Test
    void without_memory_for_pieces_there_are_none() {
        // Given
        RecentFrames.OfStream none = new RecentFrames(1 << 20).ofStream();

        // When
        SealedPack pack = encoder.encode(Samples.pack(STREAM, turn(0, MODEL, "alice", "t", said(PROMPT, IMAGE))), none);

        // Then
        assertThat(pack.frames().pieces()).isZero();
    }

    @Test
    void memory_is_bounded_however_much_begins_anew() {
        // Given
        RecentFrames small = new RecentFrames(0, 1 << 20);
        RecentFrames.OfStream ofSmall = small.ofStream();

        // When
        long most = 0;
        for (int i = 0; i < 150; i++) {
            FrameRecord call = said(text(20_000, 100 + i), base64(4_000, i));
            encoder.encode(Samples.pack(STREAM, turn(i, MODEL, "subject-" + i % 7, "t" + i, call)), ofSmall);
            most = Math.max(most, small.pieceBytes());
        }

        // Then
        assertThat(most).isBetween(600_000L, 1L << 20);
    }

    @Test
    void any_mixture_of_what_was_said_before_comes_back_byte_for_byte() {
        Random random = new Random(20_260_102);
        String[] parts = {PROMPT, IMAGE, text(3_000, 11), base64(5_000, 12), text(700, 13), text(40_000, 14), "short"};
        for (int round = 0; round < 120; round++) {
            // Given
            String[] mixture = new String[1 + random.nextInt(5)];
            Arrays.setAll(mixture, i -> cut(parts[random.nextInt(parts.length)], random));
            FrameRecord call = said(mixture);
            String subject = "subject-" + random.nextInt(4);

            // When
            SealedPack pack = frozen(turn(offset++, MODEL, subject, "thread-" + random.nextInt(30), call));

            // Then
            assertThat(read(pack)).as("round " + round).containsExactly(call);
        }
    }

    private static String cut(String text, Random random) {
        return random.nextInt(3) > 0 ? text : text.substring(random.nextInt(text.length()));
    }
}
