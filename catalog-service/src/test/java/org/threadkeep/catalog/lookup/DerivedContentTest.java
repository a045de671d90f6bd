package org.threadkeep.catalog.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FrameRecord;

class DerivedContentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();

    @Test
    void content_of_captured_bytes_shows_what_was_said_beside_them() throws IOException {
        // Given
        String data =
                "{\"capture\":{\"format\":\"openai-chat\",\"adapter\":1,\"request\":{\"encoding\":\"utf-8\",\"body\":"
                        + "\"{\\\"messages\\\":[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"hi\\\"}]}\"}}}";

        // When
        JsonNode content = MAPPER.readTree(MAPPER.writeValueAsBytes(ContentAnswer.of(turn(data))));

        // Then
        assertThat(content.at("/derived/input/messages/0/content").textValue()).isEqualTo("hi");
        assertThat(content.at("/derived/losses/0/field").textValue()).isEqualTo("response");
        assertThat(content.at("/data").toString()).isEqualTo(data);
    }

    @Test
    void content_that_was_sent_in_full_or_that_a_newer_adapter_knows_is_shown_as_it_is() {
        assertThat(DerivedContent.of("{\"input\":{\"messages\":[{\"role\":\"user\"}]}}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(DerivedContent.of("{\"capture\":{\"format\":\"openai-chat\",\"adapter\":99}}".getBytes(UTF_8)))
                .isEmpty();
    }

    private static FrameRecord turn(String data) {
        SortedMap<String, byte[]> headers = new TreeMap<>();
        headers.put("ce_id", "a".getBytes(UTF_8));
        return new FrameRecord("k".getBytes(UTF_8), headers, data.getBytes(UTF_8));
    }
}
