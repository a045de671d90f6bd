package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnDataTest {
    private static final String INPUT = "'input':{'messages':[{'role':'user','content':'hi'}]}";

    @Test
    void captured_bytes_come_back_exactly() {
        TurnData data = TurnData.parse(Fixtures.goldenRecord("full").value());

        Capture capture = data.capture().orElseThrow();

        assertThat(capture.format()).isEqualTo("openai-chat");
        assertThat(capture.request().orElseThrow())
                .isEqualTo("{\"model\":\"llama-ft\",\"messages\":[\u2026]}".getBytes(UTF_8));
        assertThat(capture.response().orElseThrow()).hasSize(38).endsWith(0xff, 0x00);
        assertThat(capture.losses()).containsExactly(new Capture.Loss("response.logprobs", "not asked for"));
    }

    @Test
    void a_capture_may_hold_one_side_only() {
        Capture capture = Turns.data(
                        "{" + INPUT + ",'capture':{'format':'raw','request':{'encoding':'utf-8','body':''}}}")
                .capture()
                .orElseThrow();

        assertThat(capture.request().orElseThrow()).isEmpty();
        assertThat(capture.response()).isEmpty();
        assertThat(capture.losses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'capture':{}|data.capture.format: is missing",
                "'capture':{'format':''}|data.capture.format: is empty",
                "'capture':{'format':'f','request':'x'}|data.capture.request: is not an object with 'encoding' and 'body'",
                "'capture':{'format':'f','request':{}}|data.capture.request.encoding: is missing",
                "'capture':{'format':'f','request':{'encoding':'utf-8','body':1}}|data.capture.request.body: is not a text",
                "'capture':{'format':'f','losses':{}}|data.capture.losses: is not an array",
                "'capture':{'format':'f','losses':['x']}|data.capture.losses[0].field: is missing"
            })
    void a_capture_that_cannot_be_kept_is_refused(String capture, String complaint) {
        TurnData data = Turns.data("{" + INPUT + "," + capture + "}");

        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(data::capture)
                .withMessage(complaint);
    }

    @Test
    void facts_tell_what_a_revival_could_use() {
        TurnData full = TurnData.parse(Fixtures.goldenRecord("full").value());
        TurnData minimal = TurnData.parse(Fixtures.goldenRecord("minimal").value());

        assertThat(Fact.of(full))
                .containsExactly(
                        Fact.PROMPT_TOKEN_IDS,
                        Fact.OUTPUT_TOKEN_IDS,
                        Fact.SEED,
                        Fact.SAMPLING,
                        Fact.CAPTURE,
                        Fact.LOSSES,
                        Fact.SAMPLER_POSITION);
        assertThat(Fact.of(minimal)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'tokens':{'output_ids':[]}",
                "'tokens':{'output_ids':['x']}",
                "'tokens':{'output_ids':[1,2.5]}",
                "'tokens':{'output_ids':[[1],[]]}",
                "'request':{'seed':1.5}",
                "'request':{'seed':null,'temperature':'hot'}",
                "'capture':{'format':'raw'}",
                "'state':{'kv_cache':true}"
            })
    void what_only_looks_like_a_fact_is_none(String member) {
        assertThat(Fact.of(Turns.data("{" + INPUT + "," + member + "}"))).isEmpty();
    }

    @Test
    void a_fact_is_found_by_its_word_and_a_newer_one_is_no_error() {
        assertThat(Fact.ofWord("output-token-ids")).contains(Fact.OUTPUT_TOKEN_IDS);
        assertThat(Fact.ofWord("something-newer")).isEmpty();
        assertThat(Fact.of(Turns.data("{" + INPUT + ",'state':{'kv_cache':{}}}")))
                .isEqualTo(Set.of(Fact.KV_CACHE));
    }
}
