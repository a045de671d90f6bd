package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnRecordCodecTest {
    private static final TurnRecord GOLDEN = Fixtures.goldenRecord("minimal");

    @ParameterizedTest
    @CsvSource({"ce_turnid, turnid", "ce_partitionkey, partitionkey", "ce_id, id", "ce_tenant, tenant", "ce_type, type"
    })
    void a_record_without_a_required_header_is_refused_by_its_name(String header, String field) {
        assertRefused(Turns.withHeader(GOLDEN, header, null), field, "is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_type, org.threadkeep.turn.recorded.v7, type, unknown major version 'v7'; this reader knows 'v1'",
        "ce_specversion, 0.3, specversion, is not CloudEvents '1.0'",
        "ce_turnid, 0123, turnid, is not 32 lower-case hex digits",
        "ce_contextafter, xyz, contextafter, is not 32 lower-case hex digits",
        "ce_Upper, x, event.*, has a name that is not 1 to 64 lower-case letters and digits",
        "ce_data, x, event.*, has a name that is not 1 to 64 lower-case letters and digits",
        "ce_sequence, 1e3, sequence, is not a whole number from 0 to 999999999999999999",
        "content-type, text/plain, datacontenttype, is not 'application/json' in UTF-8"
    })
    void a_record_with_a_wrong_header_is_refused_by_its_name(String header, String value, String field, String reason) {
        assertRefused(Turns.withHeader(GOLDEN, header, value.getBytes(UTF_8)), field, reason);
    }

    @Test
    void a_header_that_kafka_gives_as_null_is_refused_and_breaks_nothing() {
        Map<String, byte[]> headers = new java.util.HashMap<>(GOLDEN.headers());
        headers.put("ce_time", null);
        headers.put("other", null);

        assertRefused(new TurnRecord(GOLDEN.key(), headers, GOLDEN.value()), "time", "is null");
    }

    @Test
    void a_header_that_is_not_utf8_is_refused() {
        byte[] wrong = {'a', (byte) 0xc3};

        assertRefused(Turns.withHeader(GOLDEN, "ce_source", wrong), "source", "is not UTF-8");
    }

    @Test
    void a_header_with_nul_is_refused() {
        byte[] wrong = "ac\0me".getBytes(UTF_8);

        assertRefused(Turns.withHeader(GOLDEN, "ce_tenant", wrong), "tenant", "has NUL at position 2");
    }

    @Test
    void a_record_that_is_no_cloud_event_is_refused() {
        assertRefused(new TurnRecord(null, Map.of(), null), "event", "has no ce_ headers: not a CloudEvents record");
    }

    @Test
    void a_record_whose_key_is_not_its_partition_key_is_refused() {
        String reason = "is not the event's partitionkey";

        assertRefused(new TurnRecord(null, GOLDEN.headers(), GOLDEN.value()), "key", reason);
        assertRefused(new TurnRecord("other".getBytes(UTF_8), GOLDEN.headers(), GOLDEN.value()), "key", reason);
    }

    @Test
    void a_record_without_value_is_refused() {
        assertRefused(new TurnRecord(GOLDEN.key(), GOLDEN.headers(), null), "data", "is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|data|is not a JSON object",
                "[]|data|is not a JSON object",
                "null|data|is not a JSON object",
                "{} {}|data|something follows the end of the JSON value",
                "{\"input\":{|data.input|malformed JSON: ends too early, at byte 10",
                "{\"input\":{\"role\":1,\"role\":2}}|data.input.role|a name stands twice in one object, at byte 25",
                "{\"input\":\"\\ud800\"}|data.input|has a lone surrogate, at byte 10; bytes that are no text can be sent as a base64 capture",
                "{\"input\":NaN}|data.input|malformed JSON at byte 12"
            })
    void a_record_whose_value_is_no_strict_json_object_is_refused(String value, String field, String reason) {
        assertRefused(new TurnRecord(GOLDEN.key(), GOLDEN.headers(), value.getBytes(UTF_8)), field, reason);
    }

    @Test
    void a_header_beside_those_of_cloudevents_is_left_alone() {
        TurnRecord traced = Turns.withHeader(GOLDEN, "traceparent", new byte[] {(byte) 0xff});

        assertThat(TurnRecordCodec.decode(traced).attributes())
                .isEqualTo(TurnRecordCodec.decode(GOLDEN).attributes());
    }

    @Test
    void an_extension_that_the_contract_does_not_know_is_kept() {
        TurnRecord extended = Turns.withHeader(GOLDEN, "ce_gatewayhop", "2".getBytes(UTF_8));

        TurnRecord again = TurnRecordCodec.encode(TurnRecordCodec.decode(extended));

        assertThat(again.headers())
                .containsOnlyKeys(extended.headers().keySet())
                .containsKey("ce_gatewayhop");
    }

    @Test
    void an_event_that_was_not_completed_is_not_encoded() {
        TurnEvent bare = Turns.event(TurnAttributes.of(Turns.attributes()), Turns.GREETING);

        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> TurnRecordCodec.encode(bare))
                .satisfies(e -> assertThat(e.field()).isEqualTo("partitionkey"));
    }

    private static void assertRefused(TurnRecord turnRecord, String field, String reason) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> TurnRecordCodec.decode(turnRecord))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
