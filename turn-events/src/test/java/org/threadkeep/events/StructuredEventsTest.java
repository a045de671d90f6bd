package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredEventsTest {
    private static final String A = Turns.structured("a");
    private static final String B = Turns.structured("b");
    private static final String C = Turns.structured("c");

    @ParameterizedTest
    @ValueSource(strings = {"", "  \r\n\t", "[]", " [ \n ] "})
    void a_body_without_events_is_read_as_none(String body) {
        assertThat(readJson(body)).isEmpty();
    }

    @Test
    void blank_lines_are_passed_over_and_not_counted() {
        List<ReadEvent> events = StructuredEvents.readLines(("\n" + A + "\r\n \t\n" + B).getBytes(UTF_8));

        assertThat(Turns.summary(events)).containsExactly("a", "b");
        assertThat(events.get(1).index()).isEqualTo(1);
    }

    @Test
    void a_bad_element_in_the_middle_is_named_by_its_index_and_takes_no_other_with_it() {
        List<ReadEvent> events = readJson("[" + A + ", {\"id\": tru} ," + B + "]");

        assertThat(Turns.summary(events)).containsExactly("a", "id: malformed JSON at byte 8", "b");
        assertThat(events).extracting(ReadEvent::index).containsExactly(0, 1, 2);
    }

    @Test
    void a_bad_line_takes_no_other_with_it() {
        List<ReadEvent> events =
                StructuredEvents.readLines((A + "\n{\"id\":\"x\"\n\u0000\n" + B + "\n[" + C + "]").getBytes(UTF_8));

        assertThat(Turns.summary(events))
                .containsExactly(
                        "a",
                        "id: malformed JSON: ends too early, at byte 9",
                        "event: malformed JSON at byte 1",
                        "b",
                        "event: is not a JSON object");
    }

    @Test
    void an_array_that_breaks_off_gives_what_was_whole_and_says_so() {
        assertThat(Turns.summary(readJson("[" + A + "," + B))).first().isEqualTo("a");
        assertThat(Turns.summary(readJson("[" + A + "," + B))).last().asString().contains("the array ends too early");
        assertThat(Turns.summary(readJson("["))).singleElement().asString().contains("the array ends too early");
        assertThat(Turns.summary(readJson("[" + A + ",{\"id\":\"backslash \\")))
                .hasSize(2)
                .last()
                .asString()
                .contains("the array ends too early");
        assertThat(Turns.summary(readJson("[" + A + ",{\"id\":\"unclosed ]")))
                .hasSize(2)
                .last()
                .asString()
                .contains("the array ends too early");
    }

    @Test
    void what_follows_an_array_is_not_passed_over_silently() {
        assertThat(Turns.summary(readJson("[" + A + "] " + B)))
                .containsExactly("a", "event: something follows the end of the array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,]", "[,%s]", "[%s,null]", "[[],%s]", "[}{,%s]", "[%s,}]"})
    void what_is_no_event_has_an_index_of_its_own(String batch) {
        List<ReadEvent> events = readJson(batch.formatted(A));

        assertThat(events).hasSize(2).extracting(ReadEvent::index).containsExactly(0, 1);
        assertThat(Turns.summary(events)).contains("a");
    }

    @Test
    void brackets_and_commas_in_texts_and_names_split_nothing() {
        String tricky =
                """
                {"]":"[{\\"","input":{"messages":[{"role":"u","content":"}],{\\\\"}]},"output":null,"x\\"}":",,]"}""";

        List<ReadEvent> events = readJson("[" + Turns.structured("t", tricky) + "," + A + "]");

        assertThat(Turns.summary(events)).containsExactly("t", "a");
        assertThat(((ReadEvent.Readable) events.get(0)).event().data()).isEqualTo(tricky.getBytes(UTF_8));
    }

    @Test
    void a_byte_order_mark_is_refused_by_name() {
        String refused = "event: begins with a byte order mark, which RFC 8259 forbids";

        assertThat(Turns.summary(readJson("\uFEFF" + A))).containsExactly(refused);
        assertThat(Turns.summary(readJson("\uFEFF[" + A + "]"))).containsExactly(refused);
        assertThat(Turns.summary(StructuredEvents.readLines(("\uFEFF" + A + "\n" + B).getBytes(UTF_8))))
                .containsExactly(refused, "b");
    }

    @Test
    void other_encodings_than_utf8_are_refused() {
        assertThat(StructuredEvents.readJson(A.getBytes(UTF_16LE)))
                .singleElement()
                .isInstanceOf(ReadEvent.Unreadable.class);
        assertThat(StructuredEvents.readJson(("[" + A + "]").getBytes(UTF_16LE)))
                .allSatisfy(event -> assertThat(event).isInstanceOf(ReadEvent.Unreadable.class));
    }

    @Test
    void a_batch_is_bounded_however_small_its_events_are() {
        String many = IntStream.range(0, 300_000).mapToObj(i -> "").collect(Collectors.joining(","));

        List<ReadEvent> events = readJson("[" + many + "]");
        List<ReadEvent> lines = StructuredEvents.readLines("1\n".repeat(300_000).getBytes(UTF_8));

        assertThat(events).hasSize(StructuredEvents.MAX_EVENTS + 1);
        assertThat(lines).hasSize(StructuredEvents.MAX_EVENTS + 1);
        assertThat(Turns.summary(lines)).last().asString().contains("a batch holds at most 10000 events");
    }

    @Test
    void an_attribute_that_json_gives_as_number_or_boolean_is_its_text() {
        String event =
                A.replaceFirst("\\{", "{\"sequence\":7,\"cancelled\":true,\"hops\":-3,\"cached\":false,\"time\":null,");

        ReadEvent read = readJson(event).get(0);

        assertThat(((ReadEvent.Readable) read).event().attributes().values())
                .containsEntry("sequence", "7")
                .containsEntry("cancelled", "true")
                .containsEntry("hops", "-3")
                .containsEntry("cached", "false")
                .doesNotContainKey("time");
    }

    private static List<ReadEvent> readJson(String body) {
        return StructuredEvents.readJson(body.getBytes(UTF_8));
    }
}
