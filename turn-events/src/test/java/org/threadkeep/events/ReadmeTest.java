package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.identity.TurnIdentity;

class ReadmeTest {
    private static final String README = read("README.md");
    private static final Path EXAMPLE = Path.of("src/test/java/org/threadkeep/events/example/PublishTurn.java");

    @Test
    void the_table_of_attributes_is_the_contract() {
        List<String> expected = Arrays.stream(Attribute.values())
                .map(attribute -> "%s %s %d"
                        .formatted(attribute.attributeName(), setBy(attribute.origin()), attribute.maxLength()))
                .toList();

        List<String> documented = all("(?m)^\\| `([a-z]+)` \\| ([a-z, ]+) \\| (\\d+) \\|").stream()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();

        assertThat(documented).containsExactlyElementsOf(expected);
    }

    @Test
    void the_table_of_data_members_is_the_schema() {
        List<String> expected = new ArrayList<>();
        EventSchemaTest.SCHEMA.at("/$defs/data/properties").fieldNames().forEachRemaining(expected::add);

        List<String> documented = all("(?m)^\\| `([a-z_]+)` \\| (?!source|derived)").stream()
                .map(row -> row.group(1))
                .toList();

        assertThat(documented).containsExactlyElementsOf(expected);
    }

    @Test
    void the_example_event_is_valid() {
        byte[] example = block("json").getBytes(UTF_8);

        ReadEvent read = StructuredEvents.readJson(example).get(0);

        assertThat(EventSchemaTest.violations(example)).isEmpty();
        assertThat(read).isInstanceOf(ReadEvent.Readable.class);
        TurnEvent complete = new TurnIdentity(Fixtures.KEY).complete(((ReadEvent.Readable) read).event());
        assertThat(complete.attributes().require(Attribute.FACTS))
                .isEqualTo("prompt-token-ids output-token-ids seed sampling capture losses");
    }

    @Test
    void the_example_program_is_the_one_that_is_tested() {
        assertThat(block("java")).isEqualTo(read(EXAMPLE.toString()));
    }

    @Test
    void the_limits_are_those_of_the_code() {
        assertThat(README)
                .contains("Data up to " + (TurnEvent.MAX_DATA_BYTES >> 20) + " MiB")
                .contains("nesting up to " + StrictJson.MAX_DEPTH + " levels")
                .contains(String.format(Locale.ROOT, "up to %,d events", StructuredEvents.MAX_EVENTS))
                .contains("(up to " + TurnData.MAX_CHOICES + ")")
                .contains("values up to " + AttributeText.EXTENSION_MAX_LENGTH)
                .contains("`" + TopicNames.TURNS_RECORDED + "`")
                .contains("`" + TopicNames.TURNS_REJECTED + "`");
    }

    private static String setBy(Attribute.Origin origin) {
        return origin == Attribute.Origin.DERIVED
                ? "derived"
                : "source, " + origin.name().toLowerCase(Locale.ROOT);
    }

    private static List<MatchResult> all(String pattern) {
        return Pattern.compile(pattern).matcher(README).results().toList();
    }

    private static String block(String language) {
        return all("(?s)```" + language + "\n(.*?)```").get(0).group(1);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
