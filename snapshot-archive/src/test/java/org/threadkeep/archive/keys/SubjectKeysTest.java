package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.Samples;

class SubjectKeysTest {
    private static final KeyOwner OWNER = new KeyOwner("tenant", Optional.of("subject"));
    private static final byte[] AAD = "aad".getBytes(UTF_8);
    private static final Duration AGE = Duration.ofMinutes(1);

    private static final byte[] NONCE = new byte[SubjectKey.NONCE_BYTES];

    private final KeysInMemory store = new KeysInMemory();
    private Instant now = Instant.EPOCH;
    private final SubjectKeys keys = keysOf(1, 100);

    private SubjectKeys keysOf(long kek, int entries) {
        KeyManagement management = LocalFileKeyManagement.of(Samples.noise(32, kek));
        return new SubjectKeys(management, store, new CacheBounds(entries, AGE), () -> now);
    }

    @Test
    void a_key_is_made_once_and_opens_what_it_sealed_in_another_process() {
        // Given
        SubjectKey key = keys.getOrCreate(OWNER);
        byte[] sealed = key.sealBehind(AAD, NONCE, "said".getBytes(UTF_8));
        SubjectKeys otherProcess = keysOf(1, 100);

        // When
        SubjectKey again = otherProcess.getOrCreate(OWNER);
        Optional<SubjectKey> found = otherProcess.find(OWNER, key.mark());

        // Then
        assertThat(again.id()).isEqualTo(key.id());
        assertThat(found.orElseThrow().openBehind(AAD.length, NONCE, sealed)).hasValue("said".getBytes(UTF_8));
    }

    @Test
    void two_owners_have_two_keys() {
        // Given
        KeyOwner other = new KeyOwner("tenant", Optional.empty());

        // When
        Map<KeyOwner, CurrentKey> made = keys.getOrCreate(List.of(OWNER, other, OWNER));

        // Then
        assertThat(made).containsOnlyKeys(OWNER, other);
        assertThat(made.get(OWNER).key().id())
                .isNotEqualTo(made.get(other).key().id());
    }

    @Test
    void a_destroyed_key_is_gone_for_good_also_when_its_owner_gets_a_new_one() {
        // Given
        SubjectKey destroyed = keys.getOrCreate(OWNER);
        store.destroy(OWNER);
        SubjectKeys otherProcess = keysOf(1, 100);

        // When
        Optional<SubjectKey> before = otherProcess.find(OWNER, destroyed.mark());
        SubjectKey anew = otherProcess.getOrCreate(OWNER);
        Optional<SubjectKey> after = otherProcess.find(OWNER, destroyed.mark());

        // Then
        assertThat(before).isEmpty();
        assertThat(after).isEmpty();
        assertThat(anew.id()).isNotEqualTo(destroyed.id());
    }

    @Test
    void another_key_encryption_key_is_an_error_and_no_erasure() {
        // Given
        SubjectKey key = keys.getOrCreate(OWNER);
        SubjectKeys wrong = keysOf(2, 100);

        // When, Then
        assertThatThrownBy(() -> wrong.find(OWNER, key.mark()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("local-file:");
        assertThatThrownBy(() -> wrong.getOrCreate(OWNER)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void a_wrapped_key_that_was_moved_to_another_owner_does_not_open() {
        // Given
        SubjectKey key = keys.getOrCreate(OWNER);
        KeyOwner thief = new KeyOwner("tenant", Optional.of("thief"));
        WrappedKey stolen =
                store.find(OWNER).toCompletableFuture().join().keys().get(0);
        store.putIfAbsent(new WrappedKey(thief, stolen.epoch(), stolen.id(), stolen.kekId(), stolen.wrapped()));

        // When, Then
        assertThatThrownBy(() -> keysOf(1, 100).find(thief, key.mark())).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void the_highest_epoch_encrypts_and_the_others_still_decrypt() {
        // Given
        SubjectKey first = keys.getOrCreate(OWNER);
        UUID id = UUID.randomUUID();
        KeyManagement management = LocalFileKeyManagement.of(Samples.noise(32, 1));
        byte[] wrapped = management.wrap(Samples.noise(32, 9), WrappedKey.context(OWNER, 2, id));
        store.putIfAbsent(new WrappedKey(OWNER, 2, id, management.kekId(), wrapped));
        SubjectKeys otherProcess = keysOf(1, 100);

        // When
        SubjectKey current = otherProcess.getOrCreate(OWNER);
        Optional<SubjectKey> old = otherProcess.find(OWNER, first.mark());

        // Then
        assertThat(current.id()).isEqualTo(id);
        assertThat(old).isPresent();
    }

    @Test
    void a_cached_key_is_used_until_it_is_too_old() {
        // Given
        keys.getOrCreate(OWNER);
        keys.getOrCreate(OWNER);
        int whileYoung = store.finds();

        // When
        now = now.plus(AGE);
        keys.getOrCreate(OWNER);

        // Then
        assertThat(whileYoung).isEqualTo(1);
        assertThat(store.finds()).isEqualTo(2);
    }

    @Test
    void the_cache_is_bounded() {
        // Given
        SubjectKeys small = keysOf(1, 10);
        List<KeyOwner> owners = IntStream.range(0, 50)
                .mapToObj(i -> new KeyOwner("tenant", Optional.of("subject-" + i)))
                .toList();
        small.getOrCreate(owners);
        int before = store.finds();

        // When
        small.getOrCreate(owners);

        // Then
        assertThat(store.finds() - before).isEqualTo(40);
    }
}
