package org.threadkeep.ingest.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodySurveyTest {
    private static final long MEMORY = 100_000;
    private static final String INTRICATE = "{\"a\":[" + "{},".repeat(1_000) + "{}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{}",
                "[]",
                "[ ]",
                "[{}]",
                " [ {} , {\"a\":[1,{\"b\":\"],[\"}]} ]\n",
                "[,{}]",
                "[{},]",
                "[,]",
                "[{},,{}]",
                "[\"a\\\",b\",2,null]",
                "[[],[[]]]",
                "{\"a\":[1,2]}",
            })
    void it_counts_as_many_events_as_reading_finds(String body) {
        assertThat(survey(body, Framing.JSON).events())
                .isEqualTo(Framing.JSON.read(body.getBytes(UTF_8)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "{}", "{}\n{}\n", "{}\n \n{\"a\":\"\\n\"}", "x\ny"})
    void it_counts_as_many_lines_as_reading_finds(String body) {
        assertThat(survey(body, Framing.LINES).events())
                .isEqualTo(Framing.LINES.read(body.getBytes(UTF_8)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{},%s,{}]", "[,%s]", "[{},{},%s", "%s", "[{},, %s ,{}]"})
    void the_event_that_takes_too_much_memory_is_told_by_the_index_at_which_it_is_read(String pattern) {
        // Given
        String body = pattern.formatted(INTRICATE);
        int place = pattern.startsWith("[")
                ? (int) pattern.substring(0, pattern.indexOf('%'))
                        .chars()
                        .filter(c -> c == ',')
                        .count()
                : 0;

        // When
        BodySurvey survey = survey(body, Framing.JSON);

        // Then
        assertThat(IntStream.range(0, 10).filter(survey::exceedsMemory)).containsExactly(place);
    }

    @Test
    void long_plain_text_is_cheap_and_many_small_values_are_not() {
        // Given
        String text = "[\"" + "word ".repeat(20_000) + "\"]";
        String values = "[[" + "{},".repeat(33_000) + "{}]]";

        // When
        long textBytes = survey(text, Framing.JSON, Long.MAX_VALUE).parsingBytes();
        long valuesBytes = survey(values, Framing.JSON, Long.MAX_VALUE).parsingBytes();

        // Then
        assertThat(textBytes).isBetween(100_000L, 500_000L);
        assertThat(valuesBytes).isGreaterThan(33_000 * 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " \\n%s", "data: %s", "event: x\\ndata: %s"})
    void a_body_of_json_that_comes_as_a_text_costs_what_it_does_as_json(String around) {
        // Given
        String values = "[" + "{\\\"a\\\":1},".repeat(10_000) + "{}]";

        // When
        long asText = survey("{\"response\":\"" + around.formatted(values) + "\"}", Framing.JSON, Long.MAX_VALUE)
                .parsingBytes();
        long asJson = survey("{\"response\":" + values.replace("\\", "") + "}", Framing.JSON, Long.MAX_VALUE)
                .parsingBytes();

        // Then
        assertThat(asText).isGreaterThan(asJson);
    }

    @Test
    void a_body_in_base64_is_taken_for_the_costliest_that_is_read() {
        String body = "{\"response\":{\"encoding\":\"base64\",\"body\":\"" + "QUJD".repeat(10_000) + "\"}}";

        assertThat(survey(body, Framing.JSON, Long.MAX_VALUE).parsingBytes()).isGreaterThan(18 * 40_000);
    }

    /** What is passed over in long texts changes nothing, wherever the text is cut, and whatever stands in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\\"",
                "\\\\",
                "\\u00e9",
                "\u00e9",
                "\u4e2d\ud83d\ude00",
                "{\\\"a\\\":1}",
                "\":[1,2],\"",
                ":",
                ",",
                "\t"
            })
    void a_long_text_costs_the_same_in_one_piece_as_in_many(String within) {
        for (int before = 0; before < 80; before++) {
            // Given
            String text = "w ".repeat(before) + within + "x".repeat(before % 17) + within + " y";
            byte[] body = ("[{\"a\":\"" + text + "\",\"b\":\"" + text + "\"},{\"" + text + "\":0}]").getBytes(UTF_8);

            // When
            BodySurvey whole = new BodySurvey(Framing.JSON, MEMORY);
            whole.take(body, 0, body.length);
            whole.finish();
            BodySurvey inPieces = survey(new String(body, UTF_8), Framing.JSON);

            // Then
            assertThat(whole.events()).isEqualTo(inPieces.events());
            assertThat(whole.parsingBytes()).isEqualTo(inPieces.parsingBytes());
        }
    }

    @Test
    void only_plain_text_is_passed_over() {
        for (int other = Byte.MIN_VALUE; other <= Byte.MAX_VALUE; other++) {
            boolean plain = other >= ' ' && other != '"' && other != '\\';
            for (int place = 0; place < 24; place++) {
                byte[] bytes = "abcdefgh !#[]^~\u007fijklmnopq".getBytes(UTF_8);
                bytes[place] = (byte) other;

                assertThat(PlainText.end(bytes, 0, bytes.length)).isEqualTo(plain ? bytes.length : place);
            }
        }
    }

    private static BodySurvey survey(String body, Framing framing) {
        return survey(body, framing, MEMORY);
    }

    /** Byte by byte, in pieces of three, as a body may come. */
    private static BodySurvey survey(String body, Framing framing, long memory) {
        byte[] bytes = body.getBytes(UTF_8);
        BodySurvey survey = new BodySurvey(framing, memory);
        for (int start = 0; start < bytes.length; start += 3) {
            survey.take(bytes, start, Math.min(start + 3, bytes.length));
        }
        survey.finish();
        return survey;
    }
}
