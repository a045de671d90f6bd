package org.threadkeep.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.events.identity.TurnIdentity;

/** Archives outlive code: a changed byte or digest here is a broken archive there, and never a fixture to update. */
class GoldenRecordsTest {
    static List<String> names() {
        return Fixtures.valid();
    }

    @Test
    void every_kind_of_event_has_a_golden_record() {
        assertThat(Fixtures.valid())
                .containsExactly(
                        "adapted",
                        "anthropic-blocks",
                        "cancelled",
                        "fork",
                        "full",
                        "fusion",
                        "minimal",
                        "numbers",
                        "stateless-history",
                        "unicode",
                        "unknown-members");
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_becomes_the_same_record_for_ever(String name) {
        TurnEvent posted = readable(StructuredEvents.readJson(Fixtures.event(name)));
        TurnRecord golden = Fixtures.goldenRecord(name);

        TurnRecord encoded = TurnRecordCodec.encode(new TurnIdentity(Fixtures.KEY).complete(posted));

        assertThat(text(encoded)).isEqualTo(text(golden));
        assertThat(encoded.key()).isEqualTo(golden.key());
        assertThat(encoded.value()).isEqualTo(golden.value());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_golden_record_is_the_event_that_was_posted(String name) {
        TurnEvent posted = readable(StructuredEvents.readJson(Fixtures.event(name)));

        TurnEvent decoded = TurnRecordCodec.decode(Fixtures.goldenRecord(name));

        assertThat(decoded.attributes().values())
                .containsAllEntriesOf(posted.attributes().values());
        assertThat(decoded.data()).isEqualTo(posted.data());
        assertThat(text(TurnRecordCodec.encode(decoded))).isEqualTo(text(Fixtures.goldenRecord(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_value_is_a_slice_of_what_was_posted(String name) {
        String posted = new String(Fixtures.event(name), StandardCharsets.UTF_8);

        String value = new String(Fixtures.goldenRecord(name).value(), StandardCharsets.UTF_8);

        assertThat(posted).contains(value);
        assertThat(value).startsWith("{").endsWith("}");
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_reads_the_same_alone_in_an_array_and_on_a_line(String name) {
        byte[] alone = Fixtures.event(name);
        byte[] array = ("[" + new String(alone, StandardCharsets.UTF_8) + "]").getBytes(StandardCharsets.UTF_8);
        byte[] line =
                new String(alone, StandardCharsets.UTF_8).replace("\n", " ").getBytes(StandardCharsets.UTF_8);

        TurnEvent inArray = readable(StructuredEvents.readJson(array));
        TurnEvent onLine = readable(StructuredEvents.readLines(line));

        TurnEvent byItself = readable(StructuredEvents.readJson(alone));
        assertThat(inArray.data()).isEqualTo(byItself.data());
        assertThat(inArray.attributes()).isEqualTo(byItself.attributes());
        assertThat(onLine.attributes()).isEqualTo(byItself.attributes());
    }

    private static TurnEvent readable(List<ReadEvent> events) {
        assertThat(events).singleElement().isInstanceOf(ReadEvent.Readable.class);
        return ((ReadEvent.Readable) events.get(0)).event();
    }

    private static Map<String, String> text(TurnRecord turnRecord) {
        Map<String, String> text = new TreeMap<>();
        turnRecord.headers().forEach((name, value) -> text.put(name, new String(value, StandardCharsets.UTF_8)));
        return text;
    }
}
