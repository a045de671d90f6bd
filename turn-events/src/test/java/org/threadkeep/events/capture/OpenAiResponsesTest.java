package org.threadkeep.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.events.capture.Captures.at;
import static org.threadkeep.events.capture.Captures.losses;

import org.junit.jupiter.api.Test;
import org.threadkeep.events.Fixtures;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.identity.ContextKeys;
import org.threadkeep.events.identity.Contexts;

class OpenAiResponsesTest {
    private static final String FORMAT = "openai-responses";
    private static final String OUTPUT =
            """
            [{'type':'reasoning','id':'rs-1','summary':[{'type':'summary_text','text':'so'}],'encrypted_content':'gAAA'},
            {'type':'message','id':'m-1','role':'assistant','status':'completed','content':[
            {'type':'output_text','text':'hello','annotations':[],'logprobs':[{'token':'h'}]}]},
            {'type':'function_call','id':'fc-1','call_id':'call-1','name':'look','arguments':'{}','status':'completed'}]""";

    @Test
    void every_field_of_a_call_arrives() {
        // When
        TurnData data = Captures.exchange(
                FORMAT,
                """
                {'model':'m','instructions':'Be brief.','input':[{'role':'user','content':[{'type':'input_text','text':'hi'}]},
                {'type':'item_reference','id':'rs-0'},{'type':'web_search_call','id':'ws-1','status':'completed'}],
                'previous_response_id':'resp-0','conversation':{'id':'conv-1'},'tools':[{'type':'web_search'}],
                'max_output_tokens':9,'temperature':1,'include':['reasoning.encrypted_content'],'store':false}""",
                "{'id':'resp-1','object':'response','status':'completed','model':'m-1','output':" + OUTPUT
                        + ",'usage':{'input_tokens':2,'output_tokens':1,'output_tokens_details':{'reasoning_tokens':1}}}");

        // Then
        assertThat(at(data, "/system_instructions")).isEqualTo("'Be brief.'");
        assertThat(at(data, "/input/messages/0"))
                .isEqualTo("{'role':'assistant','parts':[{'type':'item_reference','id':'resp-0'}]}");
        assertThat(at(data, "/input/messages/1/content/0/text")).isEqualTo("'hi'");
        assertThat(at(data, "/input/messages/2/parts/0/id")).isEqualTo("'rs-0'");
        assertThat(at(data, "/input/messages/3/parts/0/type")).isEqualTo("'web_search_call'");
        assertThat(at(data, "/conversation/id")).isEqualTo("'conv-1'");
        assertThat(at(data, "/tool/definitions/0/type")).isEqualTo("'web_search'");
        assertThat(at(data, "/request/max_tokens")).isEqualTo("9");
        assertThat(at(data, "/request/previous_response_id")).isEqualTo("'resp-0'");
        assertThat(data.outputMessages().get(0).path("parts").findValuesAsText("type"))
                .containsSubsequence("reasoning", "output_text", "tool_call");
        assertThat(at(data, "/output/messages/0/parts/0/encrypted_content")).isEqualTo("'gAAA'");
        assertThat(at(data, "/output/messages/0/parts/2/id")).isEqualTo("'call-1'");
        assertThat(at(data, "/output/messages/0/parts/2/item_id")).isEqualTo("'fc-1'");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['completed']");
        assertThat(at(data, "/response/model")).isEqualTo("'m-1'");
        assertThat(at(data, "/usage/output_tokens_details/reasoning_tokens")).isEqualTo("1");
        assertThat(losses(data))
                .containsExactly(
                        "request.previous_response_id",
                        "request.conversation",
                        "request.input",
                        "request.seed",
                        "tokens");
    }

    @Test
    void a_call_that_sends_the_items_of_a_response_again_continues_it() {
        // Given
        TurnData first = Captures.exchange(FORMAT, "{'model':'m','input':'hi'}", "{'id':'r','output':" + OUTPUT + "}");
        String again = "[{'role':'user','content':'hi'}," + OUTPUT.substring(1, OUTPUT.length() - 1)
                + ",{'type':'function_call_output','call_id':'call-1','output':'a dog'}]";

        // When
        TurnData second =
                Captures.exchange(FORMAT, "{'model':'m','input':" + again + "}", "{'id':'s','output':" + OUTPUT + "}");

        // Then
        ContextKeys after = Contexts.of(Fixtures.KEY, first);
        assertThat(Contexts.of(Fixtures.KEY, second).before())
                .contains(after.after().get(0));
        assertThat(after.before()).isEmpty();
    }

    @Test
    void the_last_event_of_a_stream_is_the_response() {
        TurnData data = Captures.streamed(
                FORMAT,
                "{'model':'m','input':'hi'}",
                "{'type':'response.created','response':{'id':'r','status':'in_progress','output':[]}}",
                "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'hel'}",
                "{'type':'response.completed','response':{'id':'r','status':'completed','output':" + OUTPUT + "}}");

        assertThat(data.isCutOff()).isFalse();
        assertThat(at(data, "/output/messages/0/parts/1/text")).isEqualTo("'hello'");
        assertThat(at(data, "/response/status")).isEqualTo("'completed'");
    }

    @Test
    void a_stream_that_breaks_off_keeps_the_items_that_came() {
        // When
        TurnData data = Captures.streamed(
                FORMAT,
                "{'model':'m','input':'hi'}",
                "{'type':'response.created','response':{'id':'r','status':'in_progress','output':[]}}",
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'reasoning','id':'rs-1','summary':[]}}",
                "{'type':'response.output_item.done','output_index':0,'item':{'type':'reasoning','id':'rs-1','summary':[],"
                        + "'encrypted_content':'gAAA'}}",
                "{'type':'response.output_item.added','output_index':1,'item':{'type':'message','role':'assistant','content':[]}}",
                "{'type':'response.content_part.added','output_index':1,'content_index':0,'part':{'type':'output_text','text':''}}",
                "{'type':'response.output_text.delta','output_index':1,'content_index':0,'delta':'hel'}",
                "{'type':'response.output_text.delta','output_index':1,'content_index':0,'delta':'lo'}",
                "{'type':'response.output_item.added','output_index':2,'item':{'type':'function_call','call_id':'call-1','name':'look',"
                        + "'arguments':''}}",
                "{'type':'response.function_call_arguments.delta','output_index':2,'delta':'{}'}");

        // Then
        assertThat(data.isCutOff()).isTrue();
        assertThat(at(data, "/output/messages/0/parts/0/encrypted_content")).isEqualTo("'gAAA'");
        assertThat(at(data, "/output/messages/0/parts/1")).isEqualTo("{'type':'output_text','text':'hello'}");
        assertThat(at(data, "/output/messages/0/parts/2/arguments")).isEqualTo("'{}'");
    }

    @Test
    void what_runs_in_the_background_has_no_output_yet() {
        TurnData data = Captures.exchange(
                FORMAT, "{'model':'m','input':'hi','background':true}", "{'id':'r','status':'queued','output':[]}");

        assertThat(data.isCutOff()).isTrue();
        assertThat(losses(data)).contains("response");
    }
}
