package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threadkeep.events.capture.Captures.at;
import static org.threadkeep.events.capture.Captures.losses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.events.CapturedExchanges;
import org.threadkeep.events.Fact;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.Turns;

class LogRecordsTest {
    private static final String LITELLM =
            """
            {'id':'chatcmpl-1','call_type':'acompletion','status':'success','custom_llm_provider':'hosted_vllm','model':'m',
            'model_id':'dep-1','api_base':'http://vllm:8000/v1','startTime':1787000000.25,'endTime':1787000001.0,'prompt_tokens':1,
            'completion_tokens':2,'messages':[{'role':'user','content':'hi'}],'response':{'id':'chatcmpl-1','choices':[{'index':0,
            'finish_reason':'stop','message':{'role':'assistant','content':'hello'}}],'system_fingerprint':'fp-1'},
            'model_parameters':{'temperature':0.7,'seed':42,'tools':[{'type':'function'}]},
            'metadata':{'requester_custom_headers':{'x-conversation-id':'conv-1'}},'cache_hit':false,'end_user':'e-1'}""";

    @Test
    void every_field_of_a_litellm_record_arrives() {
        // When
        TurnData data = Captures.posted("litellm", LITELLM);

        // Then
        assertThat(at(data, "/input/messages/0/content")).isEqualTo("'hi'");
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'hello'");
        assertThat(at(data, "/request")).isEqualTo("{'temperature':0.7,'seed':42,'model':'m'}");
        assertThat(at(data, "/tool/definitions/0/type")).isEqualTo("'function'");
        assertThat(at(data, "/response/id")).isEqualTo("'chatcmpl-1'");
        assertThat(at(data, "/response/system_fingerprint")).isEqualTo("'fp-1'");
        assertThat(at(data, "/response/model_id")).isEqualTo("'dep-1'");
        assertThat(at(data, "/usage")).isEqualTo("{'input_tokens':1,'output_tokens':2}");
        assertThat(at(data, "/conversation/id")).isEqualTo("'conv-1'");
        assertThat(at(data, "/times/started_at")).isEqualTo("'2026-08-17T20:53:20.250Z'");
        assertThat(Fact.of(data)).contains(Fact.SEED).doesNotContain(Fact.CAPTURE);
        assertThat(data.capture().orElseThrow().logged().orElseThrow())
                .isEqualTo(Turns.quoted(LITELLM).getBytes(UTF_8));
        assertThat(losses(data)).contains("capture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"253402300800", "1e99999", "-1787000000", "'soon'", "[1]", "null"})
    void a_time_that_is_none_or_too_far_away_is_left_out_and_takes_nothing_with_it(String time) {
        TurnData data = Captures.posted("litellm", LITELLM.replace("1787000000.25", time));

        assertThat(data.root().at("/times/started_at").isMissingNode()).isTrue();
        assertThat(at(data, "/times/ended_at")).isEqualTo("'2026-08-17T20:53:21Z'");
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'hello'");
    }

    @Test
    void litellm_sends_arrays_lines_and_single_records() {
        CaptureFormat litellm = CaptureFormats.newest("litellm").orElseThrow();
        String one = Turns.quoted(LITELLM).replace("\n", "");

        assertThat(CapturedExchanges.readJson(("[" + one + "," + one + "]").getBytes(UTF_8), litellm))
                .hasSize(2);
        assertThat(CapturedExchanges.readJson((one + "\n" + one).getBytes(UTF_8), litellm))
                .hasSize(2);
        assertThat(CapturedExchanges.readLines((one + "\n" + one + "\n").getBytes(UTF_8), litellm))
                .hasSize(2);
        assertThat(CapturedExchanges.readJson(one.getBytes(UTF_8), litellm)).hasSize(1);
    }

    @Test
    void a_failure_that_litellm_tells_of_is_a_failed_turn_and_an_embedding_is_none() {
        TurnData failed = Captures.posted(
                "litellm",
                "{'id':'x','status':'failure','error_str':'no','model':'m','messages':[{'role':'user','content':'hi'}],'response':{}}");

        assertThat(failed.isFailed()).isTrue();
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Captures.posted("litellm", "{'call_type':'aembedding','model':'m'}"));
    }

    @Test
    void a_dynamo_record_without_response_was_cancelled() {
        String request = "'request_id':'req-1','requested_streaming':true,'model':'m','request':{'model':'m','seed':3,"
                + "'messages':[{'role':'user','content':'hi'}]}";
        TurnData whole = Captures.posted(
                "dynamo",
                "{" + request
                        + ",'response':{'id':'c-1','model':'m-1','choices':[{'index':0,'finish_reason':'stop','message':"
                        + "{'role':'assistant','content':'hello'}}]}}");
        TurnData cancelled = Captures.posted("dynamo", "{" + request + ",'response':null}");

        assertThat(at(whole, "/output/messages/0/content")).isEqualTo("'hello'");
        assertThat(at(whole, "/response/id")).isEqualTo("'c-1'");
        assertThat(at(whole, "/request/seed")).isEqualTo("3");
        assertThat(at(whole, "/request/stream")).isEqualTo("true");
        assertThat(cancelled.isCutOff()).isTrue();
        assertThat(at(cancelled, "/response/id")).isEqualTo("'req-1'");
    }

    @Test
    void the_payloads_of_a_kong_record_are_read_as_bodies_of_the_provider() {
        // Given
        String payload = "{\\\"messages\\\":[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"hi\\\"}],\\\"seed\\\":1.0}";
        String answer =
                "{\\\"type\\\":\\\"message\\\",\\\"content\\\":[{\\\"type\\\":\\\"text\\\",\\\"text\\\":\\\"hello\\\"}]}";

        // When
        TurnData data = Captures.posted(
                "kong",
                "{'request':{'id':'9ec9'},'started_at':1787113201719,'upstream_status':200,'ai':{'proxy':{'meta':"
                        + "{'provider_name':'anthropic','request_model':'m','response_model':'m-1','llm_latency':812},'usage':"
                        + "{'prompt_tokens':2,'completion_tokens':1},'payload':{'request':'" + payload
                        + "','response':'" + answer
                        + "'}}}}");

        // Then
        assertThat(at(data, "/input/messages/0/content")).isEqualTo("'hi'");
        assertThat(at(data, "/output/messages/0/content/0/text")).isEqualTo("'hello'");
        assertThat(at(data, "/request/model")).isEqualTo("'m'");
        assertThat(at(data, "/response/model")).isEqualTo("'m-1'");
        assertThat(at(data, "/response/provider")).isEqualTo("'anthropic'");
        assertThat(at(data, "/response/id")).isEqualTo("'9ec9'");
        assertThat(at(data, "/usage/output_tokens")).isEqualTo("1");
        assertThat(at(data, "/times/started_at")).isEqualTo("'2026-08-19T04:20:01.719Z'");
        assertThat(losses(data)).doesNotContain("capture");
    }

    @Test
    void a_kong_record_without_payloads_is_refused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Captures.posted("kong", "{'ai':{'proxy':{'meta':{}}}}"))
                .withMessageContaining("log_payloads");
    }

    @Test
    void an_apisix_record_says_what_it_lost() {
        TurnData data = Captures.posted(
                "apisix",
                "{'llm_summary':{'request_model':'m','model':'m-1','duration':412,'prompt_tokens':2,'completion_tokens':1},"
                        + "'llm_request':{'messages':[{'role':'user','content':'hi'}],'stream':false},"
                        + "'llm_response_text':{'content':'hello'}}");

        assertThat(at(data, "/input/messages/0/content")).isEqualTo("'hi'");
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'hello'");
        assertThat(at(data, "/response/model")).isEqualTo("'m-1'");
        assertThat(at(data, "/usage/input_tokens")).isEqualTo("2");
        assertThat(losses(data)).contains("response", "capture");
    }
}
