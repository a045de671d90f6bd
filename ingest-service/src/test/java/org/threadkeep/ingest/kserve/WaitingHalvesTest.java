package org.threadkeep.ingest.kserve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.capture.CaptureFormats;
import org.threadkeep.ingest.capture.Sender;

class WaitingHalvesTest {
    private static final int BOUND = 10_000;
    private static final long PATIENCE = 100;

    private final WaitingHalves waiting = new WaitingHalves(BOUND, PATIENCE);

    @Test
    void halves_with_one_id_become_an_exchange_whichever_comes_first() {
        // Given
        Half request = half(Side.REQUEST, "1", "acme", "q");
        Half response = half(Side.RESPONSE, "1", "acme", "a");

        // When
        List<Exchange> first = waiting.take(response, 0);
        List<Exchange> second = waiting.take(request, 1);

        // Then
        assertThat(first).isEmpty();
        assertThat(second).containsExactly(new Exchange(Optional.of(request), Optional.of(response)));
        assertThat(waiting.all()).isEmpty();
    }

    @Test
    void halves_of_other_tenants_sources_and_ids_are_never_joined() {
        waiting.take(half(Side.REQUEST, "1", "acme", "q"), 0);

        assertThat(waiting.take(half(Side.RESPONSE, "2", "acme", "a"), 0)).isEmpty();
        assertThat(waiting.take(half(Side.RESPONSE, "1", "other", "a"), 0)).isEmpty();
        assertThat(waiting.take(
                        new Half(
                                Side.RESPONSE, Map.of("id", "1", "source", "/b"), bytes("a"), format(), sender("acme")),
                        0))
                .isEmpty();
        assertThat(waiting.all()).hasSize(4);
    }

    @Test
    void a_half_whose_other_does_not_come_is_given_out_alone_when_its_time_is_over() {
        // Given
        Half early = half(Side.REQUEST, "1", "acme", "q");
        waiting.take(early, 0);
        waiting.take(half(Side.REQUEST, "2", "acme", "q"), 60);

        // When
        List<Exchange> before = waiting.overdue(PATIENCE - 1);
        List<Exchange> after = waiting.overdue(PATIENCE);

        // Then
        assertThat(before).isEmpty();
        assertThat(after).containsExactly(Exchange.alone(early));
        assertThat(waiting.overdue(PATIENCE + 60)).hasSize(1);
    }

    @Test
    void the_oldest_make_room_when_more_wait_than_may() {
        // Given
        String body = "x".repeat(BOUND / 3);
        Half oldest = half(Side.REQUEST, "0", "acme", body);
        waiting.take(oldest, 0);
        waiting.take(half(Side.REQUEST, "1", "acme", body), 1);

        // When
        List<Exchange> ready = waiting.take(half(Side.REQUEST, "2", "acme", body), 2);

        // Then
        assertThat(ready).containsExactly(Exchange.alone(oldest));
        assertThat(waiting.take(half(Side.RESPONSE, "2", "acme", "a"), 3)).hasSize(1);
    }

    @Test
    void a_half_that_is_larger_than_the_bound_waits_for_nothing() {
        Half large = half(Side.REQUEST, "1", "acme", "x".repeat(BOUND));

        assertThat(waiting.take(large, 0)).containsExactly(Exchange.alone(large));
    }

    @Test
    void a_half_that_is_sent_twice_waits_once_and_another_under_its_id_is_kept_too() {
        // Given
        Half request = half(Side.REQUEST, "1", "acme", "q");
        waiting.take(request, 0);

        // When
        List<Exchange> same = waiting.take(half(Side.REQUEST, "1", "acme", "q"), 1);
        List<Exchange> other = waiting.take(half(Side.REQUEST, "1", "acme", "p"), 2);

        // Then
        assertThat(same).isEmpty();
        assertThat(other).hasSize(1);
        assertThat(other.get(0).response()).isEmpty();
        assertThat(waiting.all()).hasSize(1);
    }

    private static Half half(Side side, String id, String tenant, String body) {
        return new Half(side, Map.of("id", id, "source", "/a"), bytes(body), format(), sender(tenant));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }

    private static org.threadkeep.events.capture.CaptureFormat format() {
        return CaptureFormats.newest("openai-chat").orElseThrow();
    }

    private static Sender sender(String tenant) {
        return Sender.ofHeaders(Optional.of(tenant), Optional.empty());
    }
}
