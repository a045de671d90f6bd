package org.threadkeep.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.events.capture.Captures.at;
import static org.threadkeep.events.capture.Captures.losses;

import org.junit.jupiter.api.Test;
import org.threadkeep.events.Fact;
import org.threadkeep.events.TurnData;

class OpenAiChatTest {
    private static final String FORMAT = "openai-chat";
    private static final String REQUEST =
            """
            {'model':'acme/ft','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':[
            {'type':'text','text':'What is this?'},{'type':'image_url','image_url':{'url':'https://pictures.example/1.png'}}]}],
            'tools':[{'type':'function','function':{'name':'look'}}],'tool_choice':'auto','temperature':0.7,'top_p':1,'seed':42,
            'stop':'END','max_completion_tokens':64,'n':2,'logprobs':true,'metadata':{'conversation_id':'c-9'}}""";

    @Test
    void every_field_of_a_call_arrives() {
        // Given
        String response =
                """
                {'id':'chatcmpl-1','object':'chat.completion','created':1787000000,'model':'acme/ft-0806',
                'system_fingerprint':'vllm-0.9-tp8','service_tier':'default','prompt_token_ids':[1,2],'kv_transfer_params':null,
                'choices':[
                {'index':1,'finish_reason':'tool_calls','stop_reason':null,'token_ids':[5,6],'logprobs':null,'message':
                {'role':'assistant','content':null,'tool_calls':[{'id':'call-1','type':'function','function':
                {'name':'look','arguments':'{}'}}]}},
                {'index':0,'finish_reason':'stop','token_ids':[3,4],'logprobs':{'content':[{'token':'A','logprob':-0.1}]},'message':
                {'role':'assistant','content':'A dog.','refusal':null,'reasoning_content':'It barks.','annotations':[]}}],
                'usage':{'prompt_tokens':2,'completion_tokens':4,'total_tokens':6,'prompt_tokens_details':{'cached_tokens':1}}}""";

        // When
        TurnData data = Captures.exchange(FORMAT, REQUEST, response);

        // Then
        assertThat(data.inputMessages()).hasSize(2);
        assertThat(at(data, "/input/messages/1/content/1/image_url/url")).isEqualTo("'https://pictures.example/1.png'");
        assertThat(at(data, "/tool/definitions/0/function/name")).isEqualTo("'look'");
        assertThat(at(data, "/request/model")).isEqualTo("'acme/ft'");
        assertThat(at(data, "/request/temperature")).isEqualTo("0.7");
        assertThat(at(data, "/request/seed")).isEqualTo("42");
        assertThat(at(data, "/request/stop_sequences")).isEqualTo("['END']");
        assertThat(at(data, "/request/max_tokens")).isEqualTo("64");
        assertThat(at(data, "/request/tool_choice")).isEqualTo("'auto'");
        assertThat(at(data, "/conversation/id")).isEqualTo("'c-9'");
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'A dog.'");
        assertThat(at(data, "/output/messages/0/reasoning_content")).isEqualTo("'It barks.'");
        assertThat(at(data, "/output/messages/0/logprobs/content/0/logprob")).isEqualTo("-0.1");
        assertThat(at(data, "/output/messages/1/tool_calls/0/id")).isEqualTo("'call-1'");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['stop','tool_calls']");
        assertThat(at(data, "/response/id")).isEqualTo("'chatcmpl-1'");
        assertThat(at(data, "/response/model")).isEqualTo("'acme/ft-0806'");
        assertThat(at(data, "/response/system_fingerprint")).isEqualTo("'vllm-0.9-tp8'");
        assertThat(at(data, "/usage/input_tokens")).isEqualTo("2");
        assertThat(at(data, "/usage/output_tokens")).isEqualTo("4");
        assertThat(at(data, "/usage/prompt_tokens_details/cached_tokens")).isEqualTo("1");
        assertThat(at(data, "/tokens/prompt_ids")).isEqualTo("[1,2]");
        assertThat(at(data, "/tokens/output_ids")).isEqualTo("[[3,4],[5,6]]");
        assertThat(Fact.of(data))
                .containsExactly(
                        Fact.PROMPT_TOKEN_IDS,
                        Fact.OUTPUT_TOKEN_IDS,
                        Fact.SEED,
                        Fact.SAMPLING,
                        Fact.CAPTURE,
                        Fact.LOSSES);
        assertThat(losses(data)).containsExactly("input.messages");
    }

    @Test
    void chunks_of_a_stream_join_to_what_would_have_come_at_once() {
        // When
        TurnData data = Captures.streamed(
                FORMAT,
                REQUEST,
                "{'id':'c-1','model':'m','system_fingerprint':'fp','prompt_token_ids':[1],'choices':[{'index':0,'delta':"
                        + "{'role':'assistant','content':'','refusal':null},'finish_reason':null}],'usage':null}",
                "{'id':'c-1','choices':[{'index':0,'delta':{'reasoning':'hm'},'token_ids':[7]}]}",
                "{'id':'c-1','choices':[{'index':0,'delta':{'content':'Hel'},'token_ids':[8],'logprobs':{'content':[{'token':'Hel'}]}}]}",
                "{'id':'c-1','choices':[{'index':0,'delta':{'content':'lo'},'token_ids':[9],'logprobs':{'content':[{'token':'lo'}]}},"
                        + "{'index':1,'delta':{'role':'assistant','tool_calls':[{'index':0,'id':'call-1','type':'function','function':"
                        + "{'name':'look','arguments':''}}]},'token_ids':[3]}]}",
                "{'id':'c-1','choices':[{'index':1,'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\u0022a'}},"
                        + "{'index':1,'id':'call-2','function':{'name':'see','arguments':'{}'}}]}}]}",
                "{'id':'c-1','choices':[{'index':1,'delta':{'tool_calls':[{'index':0,'id':'','function':{'arguments':'\\u0022:1}'}}]},"
                        + "'finish_reason':'tool_calls'},{'index':0,'delta':{},'finish_reason':'stop','stop_reason':2}]}",
                "{'id':'c-1','choices':[],'usage':{'prompt_tokens':1,'completion_tokens':4}}",
                "[DONE]");

        // Then
        assertThat(data.isCutOff()).isFalse();
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'Hello'");
        assertThat(at(data, "/output/messages/0/reasoning")).isEqualTo("'hm'");
        assertThat(at(data, "/output/messages/0/role")).isEqualTo("'assistant'");
        assertThat(at(data, "/output/messages/0/logprobs/content")).isEqualTo("[{'token':'Hel'},{'token':'lo'}]");
        assertThat(at(data, "/output/messages/0/stop_reason")).isEqualTo("2");
        assertThat(data.root()
                        .at("/output/messages/1/tool_calls/0/function/arguments")
                        .textValue())
                .isEqualTo("{\"a\":1}");
        assertThat(at(data, "/output/messages/1/tool_calls/0/id")).isEqualTo("'call-1'");
        assertThat(at(data, "/output/messages/1/tool_calls/1/function/name")).isEqualTo("'see'");
        assertThat(at(data, "/tokens/output_ids")).isEqualTo("[[7,8,9],[3]]");
        assertThat(at(data, "/tokens/prompt_ids")).isEqualTo("[1]");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['stop','tool_calls']");
        assertThat(at(data, "/usage/output_tokens")).isEqualTo("4");
    }

    @Test
    void a_stream_that_breaks_off_keeps_what_came_and_says_so() {
        // When
        TurnData data = Captures.streamed(
                FORMAT,
                REQUEST,
                "{'id':'c-1','choices':[{'index':0,'delta':{'role':'assistant','content':'Hel'}}]}",
                "{'id':'c-1','choi");

        // Then
        assertThat(data.isCutOff()).isTrue();
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'Hel'");
        assertThat(losses(data)).contains("response");
    }

    @Test
    void an_error_is_a_turn_without_output() {
        // When
        TurnData data = Captures.posted(
                FORMAT,
                "{'status':400,'request':" + REQUEST
                        + ",'response':{'error':{'type':'invalid_request_error','code':null}}}");

        // Then
        assertThat(data.isFailed()).isTrue();
        assertThat(data.isCutOff()).isFalse();
        assertThat(data.outputMessages()).isEmpty();
        assertThat(at(data, "/response/error/type")).isEqualTo("'invalid_request_error'");
    }

    @Test
    void a_page_of_a_proxy_and_no_response_at_all_are_turns_too() {
        TurnData page = Captures.posted(FORMAT, "{'status':502,'request':" + REQUEST + ",'response':'<html>'}");
        TurnData nothing = Captures.posted(FORMAT, "{'request':" + REQUEST + "}");
        TurnData half = Captures.posted(FORMAT, "{'request':" + REQUEST + ",'response':'{ half'}");

        assertThat(page.isFailed()).isTrue();
        assertThat(nothing.isCutOff()).isTrue();
        assertThat(half.isCutOff()).isTrue();
    }

    @Test
    void a_refusal_is_output() {
        TurnData data = Captures.exchange(
                FORMAT,
                REQUEST,
                "{'choices':[{'finish_reason':'stop','message':{'role':'assistant','content':null,'refusal':'No.'}}]}");

        assertThat(at(data, "/output/messages/0/refusal")).isEqualTo("'No.'");
    }

    @Test
    void a_call_whose_request_was_not_seen_does_not_look_like_the_first_of_a_thread() {
        TurnData data = Captures.posted(FORMAT, "{'response':{'choices':[{'message':{'content':'hello'}}]}}");

        assertThat(at(data, "/input/messages/0/parts/0/type")).isEqualTo("'not_captured'");
        assertThat(at(data, "/output/messages/0/role")).isEqualTo("'assistant'");
        assertThat(losses(data)).contains("request");
    }
}
