package org.threadkeep.ingest.kserve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.capture.CaptureFormats;
import org.threadkeep.ingest.accept.TurnOutcome;
import org.threadkeep.ingest.capture.Sender;

class PairIntakeTest {
    private static final int BOUND = 2_000;

    private final List<Exchange> published = new ArrayList<>();
    private boolean kafkaIsThere;

    @Test
    void what_kafka_does_not_take_waits_and_is_published_later_once() {
        // Given
        PairIntake pairs = pairs(Duration.ofHours(1));
        pairs.take(half(Side.REQUEST, "q")).join();

        // When
        List<TurnOutcome> answer = pairs.take(half(Side.RESPONSE, "a")).join();
        kafkaIsThere = true;
        pairs.sweep();
        pairs.sweep();

        // Then
        assertThat(answer).isEmpty();
        assertThat(published).hasSize(1);
        assertThat(published.get(0).request()).isPresent();
        assertThat(published.get(0).response()).isPresent();
    }

    @Test
    void while_kafka_takes_nothing_no_more_is_taken_than_the_bound() {
        // Given
        PairIntake pairs = pairs(Duration.ofHours(1));

        // When
        pairs.take(half(Side.REQUEST, "q".repeat(BOUND))).join();

        // Then
        assertThat(pairs.hasRoom()).isFalse();
        kafkaIsThere = true;
        pairs.sweep();
        assertThat(pairs.hasRoom()).isTrue();
        assertThat(published).hasSize(1);
    }

    @Test
    void a_half_that_has_waited_for_long_enough_is_published_alone() {
        // Given
        kafkaIsThere = true;
        PairIntake pairs = pairs(Duration.ZERO);

        // When
        pairs.take(half(Side.RESPONSE, "a")).join();
        pairs.sweep();

        // Then
        assertThat(published).hasSize(1);
        assertThat(published.get(0).request()).isEmpty();
    }

    private PairIntake pairs(Duration patience) {
        return new PairIntake(BOUND, patience, exchange -> {
            if (!kafkaIsThere) {
                return CompletableFuture.completedFuture(List.of(new TurnOutcome.Unavailable(0, "1", "away")));
            }
            published.add(exchange);
            return CompletableFuture.completedFuture(
                    List.of(new TurnOutcome.Accepted(0, "1", "t", Optional.empty(), "topic", 0, OptionalLong.empty())));
        });
    }

    private static Half half(Side side, String body) {
        return new Half(
                side,
                Map.of("id", "1", "source", "/a"),
                body.getBytes(UTF_8),
                CaptureFormats.newest("openai-chat").orElseThrow(),
                Sender.unheard(Optional.of("acme"), Optional.empty(), "kserve"));
    }
}
