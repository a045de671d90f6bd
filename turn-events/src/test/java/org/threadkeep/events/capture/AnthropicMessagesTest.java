package org.threadkeep.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.events.capture.Captures.at;
import static org.threadkeep.events.capture.Captures.losses;

import org.junit.jupiter.api.Test;
import org.threadkeep.events.TurnData;

class AnthropicMessagesTest {
    private static final String FORMAT = "anthropic-messages";
    private static final String REQUEST =
            """
            {'model':'claude-x','max_tokens':1024,'system':[{'type':'text','text':'Be kind.','cache_control':{'type':'ephemeral'}}],
            'messages':[{'role':'user','content':'hi'},{'role':'assistant','content':[{'type':'thinking','thinking':'so','signature':
            'sig-0'},{'type':'redacted_thinking','data':'xx'},{'type':'tool_use','id':'tu-1','name':'look','input':{}}]},
            {'role':'user','content':[{'type':'tool_result','tool_use_id':'tu-1','content':'a dog','is_error':false}]}],
            'tools':[{'name':'look','input_schema':{'type':'object'}}],'thinking':{'type':'enabled','budget_tokens':1024},
            'temperature':1,'top_k':40,'top_p':0.9,'stop_sequences':['END'],'metadata':{'user_id':'u-1'}}""";

    @Test
    void every_field_of_a_call_arrives_and_blocks_stay_in_their_order() {
        // Given
        String response =
                """
                {'id':'msg-1','type':'message','role':'assistant','model':'claude-x-20260301','container':{'id':'k-1'},'content':[
                {'type':'thinking','thinking':'...','signature':'sig-1'},{'type':'text','text':'A'},
                {'type':'redacted_thinking','data':'yy'},{'type':'tool_use','id':'tu-2','name':'look','input':{'a':1.5}}],
                'stop_reason':'tool_use','stop_sequence':null,'usage':{'input_tokens':2,'output_tokens':1,'cache_read_input_tokens':1}}""";

        // When
        TurnData data = Captures.exchange(FORMAT, REQUEST, response);

        // Then
        assertThat(at(data, "/system_instructions/0/cache_control/type")).isEqualTo("'ephemeral'");
        assertThat(data.inputMessages()).hasSize(3);
        assertThat(at(data, "/input/messages/1/content/1/data")).isEqualTo("'xx'");
        assertThat(at(data, "/tool/definitions/0/name")).isEqualTo("'look'");
        assertThat(at(data, "/request/thinking/budget_tokens")).isEqualTo("1024");
        assertThat(at(data, "/request/top_k")).isEqualTo("40");
        assertThat(at(data, "/request/stop_sequences")).isEqualTo("['END']");
        assertThat(at(data, "/request/metadata/user_id")).isEqualTo("'u-1'");
        assertThat(data.outputMessages().get(0).path("content").findValuesAsText("type"))
                .containsExactly("thinking", "text", "redacted_thinking", "tool_use");
        assertThat(at(data, "/output/messages/0/content/0/signature")).isEqualTo("'sig-1'");
        assertThat(at(data, "/output/messages/0/content/3/input")).isEqualTo("{'a':1.5}");
        assertThat(at(data, "/response/id")).isEqualTo("'msg-1'");
        assertThat(at(data, "/response/model")).isEqualTo("'claude-x-20260301'");
        assertThat(at(data, "/response/container/id")).isEqualTo("'k-1'");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['tool_use']");
        assertThat(at(data, "/usage/cache_read_input_tokens")).isEqualTo("1");
        assertThat(losses(data)).containsExactly("request.seed", "response.logprobs", "tokens");
    }

    @Test
    void events_of_a_stream_join_to_the_message_that_would_have_come_at_once() {
        // When
        TurnData data = Captures.streamed(
                FORMAT,
                REQUEST,
                "{'type':'message_start','message':{'id':'msg-1','type':'message','role':'assistant','model':'claude-x','content':[],"
                        + "'stop_reason':null,'usage':{'input_tokens':2,'output_tokens':1}}}",
                "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':'','signature':''}}",
                "{'type':'ping'}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'so '}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'so'}}",
                "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'sig-1'}}",
                "{'type':'content_block_stop','index':0}",
                "{'type':'content_block_start','index':1,'content_block':{'type':'redacted_thinking','data':'yy'}}",
                "{'type':'content_block_start','index':2,'content_block':{'type':'text','text':''}}",
                "{'type':'content_block_delta','index':2,'delta':{'type':'text_delta','text':'Hel'}}",
                "{'type':'content_block_delta','index':2,'delta':{'type':'text_delta','text':'lo'}}",
                "{'type':'content_block_delta','index':2,'delta':{'type':'citations_delta','citation':{'url':'x'}}}",
                "{'type':'content_block_start','index':3,'content_block':{'type':'tool_use','id':'tu-2','name':'look','input':{}}}",
                "{'type':'content_block_delta','index':3,'delta':{'type':'input_json_delta','partial_json':'{\\u0022a\\u0022:'}}",
                "{'type':'content_block_delta','index':3,'delta':{'type':'input_json_delta','partial_json':'1.5}'}}",
                "{'type':'message_delta','delta':{'stop_reason':'tool_use','stop_sequence':null},'usage':{'output_tokens':9}}",
                "{'type':'message_stop'}");

        // Then
        assertThat(data.isCutOff()).isFalse();
        assertThat(at(data, "/output/messages/0/content"))
                .isEqualTo("[{'type':'thinking','thinking':'so so','signature':'sig-1'},"
                        + "{'type':'redacted_thinking','data':'yy'},{'type':'text','text':'Hello','citations':[{'url':'x'}]},"
                        + "{'type':'tool_use','id':'tu-2','name':'look','input':{'a':1.5}}]");
        assertThat(at(data, "/output/messages/0/finish_reason")).isEqualTo("'tool_use'");
        assertThat(at(data, "/usage")).isEqualTo("{'input_tokens':2,'output_tokens':9}");
        assertThat(at(data, "/response/id")).isEqualTo("'msg-1'");
    }

    @Test
    void a_stream_without_its_end_was_cut_off_and_one_with_an_error_failed() {
        String start = "{'type':'message_start','message':{'id':'msg-1','role':'assistant','content':[]}}";
        String block = "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':'Hel'}}";
        TurnData cut = Captures.streamed(FORMAT, REQUEST, start, block);
        TurnData failed = Captures.streamed(
                FORMAT, REQUEST, start, block, "{'type':'error','error':{'type':'overloaded_error'}}");

        assertThat(cut.isCutOff()).isTrue();
        assertThat(at(cut, "/output/messages/0/content/0/text")).isEqualTo("'Hel'");
        assertThat(failed.isFailed()).isTrue();
        assertThat(at(failed, "/output/messages/0/content/0/text")).isEqualTo("'Hel'");
        assertThat(at(failed, "/response/error/type")).isEqualTo("'overloaded_error'");
    }
}
