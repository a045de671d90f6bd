package org.threadkeep.catalog.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":1.0e+02,\"b\" : [ 1 ,\t2 ],\"dup\":1,\"dup\":2}",
                "{\"escape\":\"\\u00e9\\/\",\"raw\":\"é\u2028😀\"}",
                "{}"
            })
    void json_stands_in_an_answer_byte_for_byte(String json) throws Exception {
        // When
        byte[] answer = MAPPER.writeValueAsBytes(Map.of("data", new RawJson(json.getBytes(UTF_8))));

        // Then
        assertThat(new String(answer, UTF_8)).isEqualTo("{\"data\":" + json + "}");
        assertThat(MAPPER.writeValueAsString(List.of(new RawJson(json.getBytes(UTF_8)))))
                .isEqualTo("[" + json + "]");
    }

    @Test
    void json_of_any_length_stands_in_an_answer() throws Exception {
        for (int length : new int[] {7_990, 8_000, 100_000, 3_000_000}) {
            // Given
            String json = "{\"text\":\"" + "ä".repeat(length / 2) + "\"}";

            // When
            byte[] answer = MAPPER.writeValueAsBytes(List.of(1, new RawJson(json.getBytes(UTF_8)), 2));

            // Then
            assertThat(new String(answer, UTF_8)).isEqualTo("[1," + json + ",2]");
        }
    }
}
