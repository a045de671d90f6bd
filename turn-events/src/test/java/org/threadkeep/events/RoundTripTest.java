package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.threadkeep.events.identity.TurnIdentity;

class RoundTripTest {
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void the_data_of_a_posted_event_are_cut_out_byte_for_byte(
            @ForAll("objects") String data, @ForAll("blanks") String blank) {
        String event = Turns.structured("x", blank + data + blank);
        String batch = "[" + Turns.structured("before") + "," + blank + event + blank + "]";

        ReadEvent alone = StructuredEvents.readJson((blank + event + blank).getBytes(UTF_8))
                .get(0);
        ReadEvent second = StructuredEvents.readJson(batch.getBytes(UTF_8)).get(1);

        assertThat(List.of(alone, second)).allSatisfy(read -> {
            assertThat(read).isInstanceOf(ReadEvent.Readable.class);
            assertThat(((ReadEvent.Readable) read).event().data()).isEqualTo(data.getBytes(UTF_8));
        });
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void a_batch_keeps_order_and_number_whatever_stands_in_it(
            @ForAll("batches") List<String> batch, @ForAll("blanks") String blank) {
        List<String> expected = new ArrayList<>();
        for (String element : batch) {
            expected.add(element.startsWith("{\"specversion\"") ? "readable" : "unreadable");
        }

        List<ReadEvent> read = StructuredEvents.readJson(
                ("[" + blank + String.join(blank + "," + blank, batch) + blank + "]").getBytes(UTF_8));

        assertThat(read.stream().map(event -> event instanceof ReadEvent.Readable ? "readable" : "unreadable"))
                .containsExactlyElementsOf(expected);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void an_event_survives_the_way_through_a_record(
            @ForAll("objects") String extra, @ForAll("values") String value, @ForAll("names") String name) {
        Map<String, String> attributes = new HashMap<>(Turns.attributes());
        attributes.put("x" + name, value);
        attributes.put("conversationid", value);
        String data = Turns.GREETING.replaceFirst(
                "\\{", "{\"extra\":" + java.util.regex.Matcher.quoteReplacement(extra) + ",");
        TurnEvent event = new TurnIdentity(Fixtures.KEY).complete(Turns.event(TurnAttributes.of(attributes), data));

        TurnEvent decoded = TurnRecordCodec.decode(TurnRecordCodec.encode(event));

        assertThat(decoded.attributes().values())
                .containsAllEntriesOf(event.attributes().values());
        assertThat(decoded.data()).isEqualTo(data.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<String> objects() {
        return JsonTexts.objects();
    }

    @Provide
    Arbitrary<String> blanks() {
        return JsonTexts.blanks();
    }

    @Provide
    Arbitrary<List<String>> batches() {
        Arbitrary<String> good = JsonTexts.objects().map(data -> Turns.structured("x", data));
        Arbitrary<String> bad = Combinators.combine(
                        JsonTexts.objects(),
                        Arbitraries.of("%s", "{\"id\":%s}", "[%s]", "tru", "1.0", "\"]\"", "{\"a\":}"))
                .as((data, frame) -> frame.replace("%s", data));
        return Arbitraries.oneOf(good, bad).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("a", " ", "é", "東", "🧵", "\u2028", "\u202e", "/", "\"", "\\", "%20", "\u00a0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcxyz0189").ofMaxLength(20);
    }
}
