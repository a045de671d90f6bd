package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.events.identity.TurnIdentity;

class HostileJsonTest {
    private static final String A = Turns.structured("a");
    private static final String Z = Turns.structured("z");

    @Test
    void nesting_of_a_hundred_thousand_levels_is_refused_and_hides_no_other_event() {
        String deep = Turns.structured("deep", "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        String deepObjects = "{\"data\":".repeat(100_000) + "1" + "}".repeat(100_000);

        List<String> read = batch(A, deep, deepObjects, Z);

        assertThat(read).hasSize(4).startsWith("a").endsWith("z");
        assertThat(read.get(1)).contains("is nested deeper than 200 levels").hasSizeLessThan(400);
        assertThat(read.get(2)).contains("is nested deeper than 200 levels").hasSizeLessThan(400);
    }

    @Test
    void unclosed_nesting_ends_the_batch_without_exhausting_anything() {
        assertThat(Turns.summary(StructuredEvents.readJson("[".repeat(1_000_000).getBytes(UTF_8))))
                .singleElement()
                .asString()
                .contains("the array ends too early");
    }

    @Test
    void a_number_of_ten_thousand_digits_is_refused() {
        String digits = "9".repeat(10_000);

        List<String> read = batch(A, A.replaceFirst("\\{", "{\"sequence\":" + digits + ","), Z);
        List<String> inData = batch(A, Turns.structured("big", "{\"n\":" + digits + "}"), Z);

        assertThat(read.get(1)).startsWith("sequence: ").contains("oversize");
        assertThat(inData.get(1)).startsWith("data.*: ").contains("oversize");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-0", "0e0", "100e2147483646", "1E400", "0.1e-2147483000"})
    void a_number_with_an_extreme_exponent_is_digested_and_kept_as_it_is_spelled(String number) {
        String data =
                """
                {"input":{"messages":[{"role":"user","content":[{"type":"n","value":%s}]}]},"output":{"messages":[{"role":"a"}]}}"""
                        .formatted(number);
        TurnEvent event = Turns.event(TurnAttributes.of(Turns.attributes()), data);

        TurnEvent complete = new TurnIdentity(Fixtures.KEY).complete(event);

        assertThat(complete.attributes().find(Attribute.CONTEXT_AFTER)).isPresent();
        assertThat(complete.data()).isEqualTo(data.getBytes(UTF_8));
    }

    @Test
    void an_exponent_beyond_what_can_be_read_is_refused() {
        assertThatThrownBy(() -> TurnData.parse("{\"n\":[0,1e99999999999]}".getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("data.*[1]: has a number that is out of range")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00ff", "\u00c3", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u0080"})
    void bytes_that_are_no_utf8_are_refused_and_hide_no_other_event(String wrong) {
        String bad = A.replace("hello", "he" + wrong + "llo");

        List<ReadEvent> read = StructuredEvents.readJson(("[" + A + "," + bad + "," + Z + "]").getBytes(ISO_8859_1));

        assertThat(Turns.summary(read)).containsExactly("a", "event: is not UTF-8, at byte " + bad.indexOf(wrong), "z");
    }

    @Test
    void an_escaped_nul_in_content_is_content() {
        TurnData data = Turns.data("{'input':{'messages':[{'role':'user','content':'a\\u0000b'}]}}");

        assertThat(data.inputMessages().get(0).path("content").textValue()).isEqualTo("a\0b");
    }

    @Test
    void a_raw_nul_in_content_is_malformed_json() {
        assertThat(batch(A, A.replace("hello", "he\0llo"), Z).get(1))
                .startsWith("data.output.messages[0].content: malformed JSON");
    }

    @Test
    void data_above_the_limit_are_refused_whole() {
        String padding = "\"" + "x".repeat(TurnEvent.MAX_DATA_BYTES - 8) + "\"";

        assertThat(batch(Turns.structured("fits", "{\"x\":" + padding + "}"))).containsExactly("fits");
        assertThat(batch(Turns.structured("large", "{\"xy\":" + padding + "}")))
                .containsExactly("data: is 33554433 bytes long, 33554432 are allowed");
    }

    private static List<String> batch(String... events) {
        return Turns.summary(StructuredEvents.readJson(("[" + String.join(",", events) + "]").getBytes(UTF_8)));
    }
}
