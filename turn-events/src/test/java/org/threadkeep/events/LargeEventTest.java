package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadkeep.events.identity.TurnIdentity;

/** Events of 30 MiB, or of very many members, take a second or so on an idle machine; anything quadratic would take hours. */
class LargeEventTest {
    private static final int BYTES = 30 << 20;
    private static final Duration TOO_LONG = Duration.ofMinutes(2);

    enum Filling {
        ONE_TEXT("\"%s\"", "x".repeat(BYTES)),
        ESCAPES("\"%s\"", "\\ud83e\\uddf5".repeat(BYTES / 12)),
        BRACKETS_IN_A_TEXT("\"%s\"", "[{\\\",".repeat(BYTES / 5)),
        SMALL_VALUES("[%s0]", "1,".repeat(BYTES / 6)),
        EMPTY_OBJECTS("[%s0]", "{},".repeat(BYTES / 12)),
        MANY_NAMES(
                "{%s}",
                IntStream.range(0, BYTES / 120)
                        .mapToObj(i -> "\"a rather long member name %09d\":0".formatted(i))
                        .collect(Collectors.joining(",")));

        final String value;

        Filling(String frame, String content) {
            this.value = frame.replace("%s", content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_of_30_mebibytes_is_read_completed_and_decoded_in_linear_time(Filling filling) {
        String data = Turns.GREETING.replaceFirst(
                "\\{", "{\"large\":" + java.util.regex.Matcher.quoteReplacement(filling.value) + ",");
        byte[] body = ("[" + Turns.structured("large", data) + "," + Turns.structured("small") + "]").getBytes(UTF_8);

        TurnEvent decoded = assertTimeoutPreemptively(TOO_LONG, () -> roundTrip(body));

        assertThat(decoded.data()).isEqualTo(data.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_speaks_in_very_many_messages_is_digested_in_linear_time(Speech speech) {
        String messages = speech.message.repeat(200_000);
        String data =
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}%s]},\"output\":{\"messages\":[{\"role\":\"assistant\"}]}}"
                        .replace("%s", messages);
        TurnEvent event = Turns.event(TurnAttributes.of(Turns.attributes()), data);

        TurnEvent complete = assertTimeoutPreemptively(TOO_LONG, () -> new TurnIdentity(Fixtures.KEY).complete(event));

        assertThat(complete.attributes().find(Attribute.CONTEXT_AFTER)).isPresent();
    }

    enum Speech {
        BY_THE_MODEL_ALONE(",{\"role\":\"assistant\",\"content\":\"x\"}"),
        BY_BOTH(",{\"role\":\"assistant\",\"content\":\"x\"},{\"role\":\"user\"}");

        final String message;

        Speech(String message) {
            this.message = message;
        }
    }

    private static TurnEvent roundTrip(byte[] body) {
        List<ReadEvent> read = StructuredEvents.readJson(body);
        assertThat(read).hasSize(2).allMatch(event -> event instanceof ReadEvent.Readable);
        TurnEvent posted = ((ReadEvent.Readable) read.get(0)).event();
        return TurnRecordCodec.decode(TurnRecordCodec.encode(new TurnIdentity(Fixtures.KEY).complete(posted)));
    }
}
