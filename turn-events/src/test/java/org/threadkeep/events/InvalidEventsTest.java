package org.threadkeep.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.events.identity.TurnIdentity;

class InvalidEventsTest {
    static List<String> names() {
        return List.copyOf(Fixtures.invalid().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_invalid_event_is_refused_by_field_and_reason(String name) {
        JsonNode expected = Fixtures.invalid().get(name);

        Optional<ReadEvent.Unreadable> refusal = refusal(Fixtures.bytes("invalid/" + name + ".json"));

        assertThat(refusal).as("refusal of %s", name).isPresent();
        assertThat(refusal.get().field()).isEqualTo(expected.path("field").textValue());
        assertThat(refusal.get().reason()).startsWith(expected.path("reason").textValue());
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_events_around_an_invalid_one_still_go_in(String name) {
        byte[] batch = batch(Turns.structured("before"), Fixtures.bytes("invalid/" + name + ".json"));

        List<ReadEvent> events = StructuredEvents.readJson(batch);

        assertThat(Turns.summary(events)).startsWith("before");
        assertThat(events.get(1).index()).isEqualTo(1);
        if (!Map.of("truncated", true, "single-quotes", true).containsKey(name)) {
            assertThat(Turns.summary(events)).endsWith("after").hasSize(3);
        }
    }

    private static Optional<ReadEvent.Unreadable> refusal(byte[] body) {
        ReadEvent read = StructuredEvents.readJson(body).get(0);
        if (read instanceof ReadEvent.Unreadable unreadable) {
            return Optional.of(unreadable);
        }
        try {
            new TurnIdentity(Fixtures.KEY).complete(((ReadEvent.Readable) read).event());
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.of(ReadEvent.Unreadable.of(0, e));
        }
    }

    private static byte[] batch(String first, byte[] second) {
        java.io.ByteArrayOutputStream batch = new java.io.ByteArrayOutputStream();
        batch.writeBytes(("[" + first + ",").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        batch.writeBytes(second);
        batch.writeBytes(("," + Turns.structured("after") + "]").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return batch.toByteArray();
    }
}
