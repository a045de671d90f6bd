package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {
    static final JsonNode SCHEMA = schema();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    static List<String> valid() {
        return Fixtures.valid();
    }

    static List<String> refusedBySchema() {
        return invalid("refuses");
    }

    static List<String> passedBySchema() {
        return invalid("passes");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void every_valid_event_passes_the_schema(String name) {
        assertThat(violations(Fixtures.event(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refusedBySchema")
    void an_invalid_event_is_refused_by_the_schema_too(String name) {
        assertThat(violations(Fixtures.bytes("invalid/" + name + ".json"))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("passedBySchema")
    void what_only_the_codec_can_tell_passes_the_schema(String name) {
        assertThat(violations(Fixtures.bytes("invalid/" + name + ".json"))).isEmpty();
    }

    @Test
    void the_schema_itself_is_valid() {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(SCHEMA)).isEmpty();
    }

    @Test
    void the_schema_lists_exactly_the_attributes_of_the_contract() {
        List<String> listed = new ArrayList<>();
        SCHEMA.path("properties").fieldNames().forEachRemaining(listed::add);

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Attribute.values()).map(Attribute::attributeName), Stream.of("data"))
                        .toList());
    }

    @Test
    void the_schema_requires_exactly_what_the_contract_does() {
        List<String> required = new ArrayList<>();
        SCHEMA.path("required").forEach(name -> required.add(name.textValue()));

        assertThat(required)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Attribute.values())
                                        .filter(attribute -> attribute.origin() == Attribute.Origin.REQUIRED)
                                        .map(Attribute::attributeName),
                                Stream.of("data"))
                        .toList());
    }

    @Test
    void the_schema_has_the_lengths_of_the_contract_and_forbids_what_is_derived() {
        for (Attribute attribute : Attribute.values()) {
            JsonNode described = SCHEMA.path("properties").path(attribute.attributeName());
            if (attribute.origin() == Attribute.Origin.DERIVED) {
                assertThat(described.isBoolean() && !described.booleanValue())
                        .as("%s is forbidden", attribute)
                        .isTrue();
            } else {
                assertThat(described.path("maxLength").intValue())
                        .as("length of %s", attribute)
                        .isEqualTo(attribute.maxLength());
            }
        }
        assertThat(SCHEMA.at("/additionalProperties/maxLength").intValue())
                .isEqualTo(AttributeText.EXTENSION_MAX_LENGTH);
        assertThat(SCHEMA.at("/$defs/data/properties/output/properties/messages/maxItems")
                        .intValue())
                .isEqualTo(TurnData.MAX_CHOICES);
    }

    private static List<String> invalid(String schema) {
        return Fixtures.invalid().entrySet().stream()
                .filter(entry -> entry.getValue().path("schema").textValue().equals(schema))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    static Set<ValidationMessage> violations(byte[] json) {
        return VALIDATOR.validate(new String(json, UTF_8), InputFormat.JSON);
    }

    private static JsonNode schema() {
        try (InputStream resource = TurnEvent.class.getResourceAsStream("turn-event.v1.schema.json")) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
