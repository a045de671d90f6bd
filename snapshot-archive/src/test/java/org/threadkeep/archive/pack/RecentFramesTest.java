package org.threadkeep.archive.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.frame.Plain;
import org.threadkeep.archive.keys.KeyOwner;

class RecentFramesTest {
    private static final KeyOwner ALICE = new KeyOwner("acme", Optional.of("alice"));
    private static final KeyOwner BOB = new KeyOwner("acme", Optional.of("bob"));
    private static final int MOST = 100_000;

    private final RecentFrames recent = new RecentFrames(MOST);
    private final RecentFrames.OfStream stream = recent.ofStream();

    private static FrameName thread(KeyOwner owner, String id) {
        return new FrameName.OfThread(owner, id);
    }

    private static FrameName context(String key) {
        return new FrameName.OfContext(ALICE, key);
    }

    private static EarlierFrame frame(int bytes) {
        return new EarlierFrame(
                new FramePlace("m", PackId.next(), 0, 1),
                UUID.randomUUID(),
                0,
                new Plain(new byte[bytes], 0, 0),
                Optional.empty(),
                0);
    }

    private EarlierFrame remembered(FrameName name, int bytes) {
        EarlierFrame frame = frame(bytes);
        stream.remember(Optional.of(name), List.of(name), frame);
        return frame;
    }

    @Test
    void a_thread_finds_its_latest_frame_and_nobody_elses() {
        // Given
        remembered(thread(ALICE, "t"), 10);
        EarlierFrame latest = remembered(thread(ALICE, "t"), 20);

        // When, Then
        assertThat(stream.find(thread(ALICE, "t"))).hasValue(latest);
        assertThat(stream.find(thread(BOB, "t"))).isEmpty();
        assertThat(stream.find(thread(ALICE, "u"))).isEmpty();
        assertThat(recent.ofStream().find(thread(ALICE, "t"))).isEmpty();
    }

    @Test
    void a_call_without_a_thread_finds_the_frame_that_ends_with_its_context() {
        // Given
        EarlierFrame first = frame(10);
        stream.remember(Optional.empty(), List.of(context("a"), context("b"), thread(ALICE, "t")), first);
        EarlierFrame second = frame(10);

        // When
        Optional<EarlierFrame> found = stream.find(context("b"));
        stream.remember(Optional.of(context("b")), List.of(context("c")), second);

        // Then
        assertThat(found).hasValue(first);
        assertThat(stream.find(context("c"))).hasValue(second);
        assertThat(stream.find(context("a"))).isEmpty();
        assertThat(stream.find(thread(ALICE, "t"))).isEmpty();
    }

    @Test
    void what_was_remembered_longest_ago_goes_first_and_the_bound_holds() {
        // Given
        remembered(thread(ALICE, "0"), 20_000);
        remembered(thread(ALICE, "1"), 20_000);
        remembered(thread(ALICE, "0"), 20_000);

        for (int i = 2; i < 50; i++) {
            // When
            remembered(thread(ALICE, Integer.toString(i)), 20_000);

            // Then
            assertThat(recent.bytes()).isLessThanOrEqualTo(MOST);
            if (i == 4) {
                assertThat(stream.find(thread(ALICE, "0"))).isPresent();
                assertThat(stream.find(thread(ALICE, "1"))).isEmpty();
            }
        }
    }

    @Test
    void one_frame_does_not_drive_out_all_others() {
        // Given
        EarlierFrame small = remembered(thread(ALICE, "small"), 10);

        // When
        remembered(thread(ALICE, "large"), MOST / 2);

        // Then
        assertThat(stream.find(thread(ALICE, "large"))).isEmpty();
        assertThat(stream.find(thread(ALICE, "small"))).hasValue(small);
    }

    @Test
    void a_stream_that_was_given_up_is_forgotten_and_remembers_nothing_more() {
        // Given
        remembered(thread(ALICE, "t"), 10);
        RecentFrames.OfStream other = recent.ofStream();
        other.remember(Optional.empty(), List.of(thread(ALICE, "t")), frame(10));

        // When
        stream.forget();
        remembered(thread(ALICE, "late"), 10);

        // Then
        assertThat(stream.find(thread(ALICE, "t"))).isEmpty();
        assertThat(stream.find(thread(ALICE, "late"))).isEmpty();
        assertThat(other.find(thread(ALICE, "t"))).isPresent();
        other.forget();
        assertThat(recent.bytes()).isZero();
    }
}
