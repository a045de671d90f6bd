package org.threadkeep.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingDescriptorTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Computed apart, with another program, over the canonical text. */
    private static final String DIGEST = "sha256:21b9e56f91cd1b6a33c9b3e2b4215faa155051997ae4eb920f442aeaa09c673b";

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text);
    }

    @Test
    void the_digest_is_what_any_other_tool_computes_however_it_was_written() throws Exception {
        // Given
        JsonNode written = json(
                """
                { "z": 1.50, "layout": {"tensor_parallel": 8.0}, "gpu": {"class": "H100"}, "adapters": [],
                  "engine": {"image": "\\u20ac", "flags": ["--seed=0"]} }
                """);

        // Then
        assertThat(ServingDescriptor.of(written).digest()).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "7",
                "{\"a\": 9007199254740993}",
                "{\"a\": [1e400]}",
                "{\"a\": {\"b\": \"\\ud800\"}}",
            })
    void what_has_no_canonical_form_of_its_own_is_refused(String text) throws Exception {
        // Given
        JsonNode json = json(text);

        // Then
        assertThatThrownBy(() -> ServingDescriptor.of(json)).isInstanceOf(InvalidFieldsException.class);
    }

    @Test
    void what_is_nested_too_deep_is_refused() throws Exception {
        // Given
        JsonNode json = json("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}");

        // Then
        assertThatThrownBy(() -> ServingDescriptor.of(json)).isInstanceOf(InvalidFieldsException.class);
    }
}
