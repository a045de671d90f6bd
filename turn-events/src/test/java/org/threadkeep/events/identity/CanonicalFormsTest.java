package org.threadkeep.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.events.Fixtures;
import org.threadkeep.events.Turns;

/** Which spellings of a message count as the same one. Messages are written with single quotes. */
class CanonicalFormsTest {
    private static final TenantKey KEY = Fixtures.KEY.forTenant("acme");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // texts: string or parts, in the words of each format
                "{'role':'user','content':'a'} | {'role':'user','content':[{'type':'text','text':'a'}]}",
                "{'role':'user','content':'a'} | {'role':'user','parts':[{'type':'text','content':'a'}]}",
                "{'role':'user','content':'a'} | {'role':'user','content':[{'type':'input_text','text':'a'}]}",
                "{'role':'user','content':'a'} | {'role':'user','content':['a']}",
                "{'role':'user','content':'a'} | {'role':'user','parts':[{'text':'a'}]}",
                "{'role':'assistant','content':null,'audio':{'id':'x','data':'AAAA','transcript':'t'}} | {'role':'assistant','audio':{'id':'x'}}",
                "{'role':'user','message':'a','tool_results':null} | {'role':'user','tool_results':[],'message':'a'}",
                "{'role':'assistant','reasoning_content':'r','finish_reason':'length'} | {'role':'assistant','content':null}",
                "{'role':'assistant','content':[{'type':'web_search_tool_result','tool_use_id':'t','caller':{'type':'direct'},'content':[]}]} | {'role':'assistant','content':[{'type':'web_search_tool_result','tool_use_id':'t'}]}",
                "{'role':'user','content':'\\u00e9\\ud83e\\uddf5'} | {'role':'user','content':'é🧵'}",
                // what is nothing
                "{'role':'user','content':'a'} | {'content':'a','role':'user','name':null,'tool_calls':[],'parts':null}",
                "{'role':'assistant','content':null} | {'role':'assistant','content':''}",
                "{'role':'assistant'} | {'role':'assistant','content':[],'refusal':null,'audio':null,'function_call':null}",
                "{'role':'user','content':[{'type':'image','url':'x'}]} | {'role':'user','content':[{'url':'x','type':'image','detail':null,'alt':''}]}",
                // marks that move from call to call, answers' own members, citations
                "{'role':'user','content':'a'} | {'role':'user','content':[{'type':'text','text':'a','cache_control':{'type':'ephemeral'}}]}",
                "{'role':'user','content':[{'type':'image','url':'x'}]} | {'role':'user','content':[{'type':'image','url':'x','cache_control':{'type':'ephemeral'}}]}",
                "{'role':'assistant','content':'a'} | {'role':'assistant','content':[{'type':'output_text','text':'a','annotations':[1]}],'id':'m','usage':{},'finish_reason':'stop'}",
                // reasoning is not sent back by everyone
                "{'role':'assistant','content':'a'} | {'role':'assistant','content':[{'type':'thinking','thinking':'t','signature':'s'},{'type':'text','text':'a'}]}",
                "{'role':'assistant','content':'a'} | {'role':'assistant','parts':[{'type':'reasoning','content':'t'},{'type':'text','content':'a'}]}",
                "{'role':'assistant','content':'a'} | {'role':'assistant','content':'a','reasoning_content':'t','name':'agent'}",
                // what a model says in a row is one text
                "{'role':'assistant','content':'ab'} | {'role':'assistant','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}",
                "{'role':'assistant','content':'ab'} | {'role':'assistant','content':'a'},{'role':'assistant','content':'b'}",
                "{'role':'model','parts':[{'text':'a'}]} | {'role':'assistant','content':'a'}",
                // calls of tools
                "{'role':'assistant','tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments':'{\\'x\\': 1.0}'}}]} | {'role':'assistant','content':[{'type':'tool_use','id':'c','name':'f','input':{'x':1}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':1,\\'y\\':2}'}}]} | {'role':'assistant','parts':[{'type':'tool_call','id':'c','name':'f','arguments':{'y':2,'x':1}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{}'}}]} | {'role':'assistant','content':[{'type':'tool_use','id':'c','name':'f','input':{}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':''}}]} | {'role':'assistant','parts':[{'type':'tool_call','id':'c','name':'f','arguments':null}]}",
                "{'role':'assistant','content':'a','tool_calls':[{'id':'c','function':{'name':'f'}}]} | {'role':'assistant','content':[{'type':'text','text':'a'},{'type':'tool_use','id':'c','name':'f'}]}",
                "{'role':'assistant','function_call':{'name':'f','arguments':'{\\'x\\':1}'}} | {'role':'assistant','tool_calls':[{'function':{'name':'f','arguments':{'x':1}}}]}",
                // results of tools: each counts on its own
                "{'role':'tool','tool_call_id':'c','content':'42'} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'42'}]}",
                "{'role':'tool','tool_call_id':'c','content':'42'} | {'role':'tool','parts':[{'type':'tool_call_response','id':'c','response':'42'}]}",
                "{'role':'tool','tool_call_id':'c','content':'42','name':'f'} | {'role':'tool','parts':[{'type':'tool_call_response','id':'c','result':'42'}]}",
                "{'role':'tool','tool_call_id':'c','content':'42'} | {'role':'tool','parts':[{'type':'tool_call_response','id':'c','response':null,'content':[{'type':'text','text':'42'}]}]}",
                "{'role':'tool','tool_call_id':'c','content':''} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','is_error':false}]}",
                "{'role':'tool','tool_call_id':'c','content':'1'},{'role':'tool','tool_call_id':'d','content':'2'} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'1'},{'type':'tool_result','tool_use_id':'d','content':'2'}]}",
                "{'role':'tool','tool_call_id':'c','content':'1'},{'role':'user','content':'go on'} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'1'},{'type':'text','text':'go on'}]}"
            })
    void spellings_of_one_message_have_one_key(String one, String other) {
        assertThat(after(one)).isEqualTo(after(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'role':'user','content':'a'} | {'role':'user','content':'b'}",
                "{'role':'user','content':'a'} | {'role':'user','content':'a '}",
                "{'role':'user','content':'a'} | {'role':'user','content':'A'}",
                "{'role':'user','content':'é'} | {'role':'user','content':'e\\u0301'}",
                "{'role':'user','content':'a'} | {'role':'user','content':'a\\u0000'}",
                "{'role':'user','content':'a'} | {'role':'system','content':'a'}",
                "{'role':'user','content':'a'} | {'role':'assistant','content':'a'}",
                "{'role':'user','content':'a'} | {'role':'tool','content':'a'}",
                "{'role':'user','content':'a'} | {'role':'user','content':'a'},{'role':'user','content':'a'}",
                "{'role':'user','content':'a'},{'role':'user','content':'b'} | {'role':'user','content':'b'},{'role':'user','content':'a'}",
                "{'role':'user','content':'a'},{'role':'user','content':'b'} | {'role':'user','content':'ab'}",
                "{'role':'user','content':'ab'},{'role':'user','content':'c'} | {'role':'user','content':'a'},{'role':'user','content':'bc'}",
                "{'role':'user','content':['ab','c']} | {'role':'user','content':['a','bc']}",
                "{'role':'user','content':'a','name':'one'} | {'role':'user','content':'a','name':'two'}",
                "{'role':'user','content':[{'type':'image','url':'x'}]} | {'role':'user','content':[{'type':'image','url':'y'}]}",
                "{'role':'user','content':[{'type':'n','v':1}]} | {'role':'user','content':[{'type':'n','v':'1'}]}",
                "{'role':'user','content':[{'type':'n','v':true}]} | {'role':'user','content':[{'type':'n','v':false}]}",
                "{'role':'user','content':[{'text':'a','score':1}]} | {'role':'user','content':[{'text':'a','score':2}]}",
                "{'role':'assistant','refusal':'no'} | {'role':'assistant','refusal':'never'}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f'}}]} | {'role':'assistant','tool_calls':[{'id':'d','function':{'name':'f'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'g'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':1}'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':2}'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':1,\\'x\\':2}'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':2}'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':\\'\\\\ud800\\'}'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':\\'?\\'}'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{x'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{y'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'[1e99999999999]'}}]} | {'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'[1e99999999998]'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','type':'custom','custom':{'name':'f','input':'x'}}]} | {'role':'assistant','tool_calls':[{'id':'c','type':'custom','custom':{'name':'f','input':'y'}}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f'}},{'id':'d','function':{'name':'f'}}]} | {'role':'assistant','tool_calls':[{'id':'d','function':{'name':'f'}},{'id':'c','function':{'name':'f'}}]}",
                "{'role':'tool','tool_call_id':'c','content':'1'} | {'role':'tool','tool_call_id':'d','content':'1'}",
                "{'role':'tool','tool_call_id':'c','content':'1'} | {'role':'tool','tool_call_id':'c','content':'2'}",
                "{'role':'tool','tool_call_id':1,'content':'1'} | {'role':'tool','tool_call_id':2,'content':'1'}",
                "{'role':'tool','parts':[{'type':'tool_call_response','id':'c','response':[1,2]}]} | {'role':'tool','parts':[{'type':'tool_call_response','id':'c','response':[3,4]}]}",
                "{'role':'assistant','content':[{'type':'server_tool_use','id':'t','name':'f','caller':{'type':'code_execution','tool_id':'x'}}]} | {'role':'assistant','content':[{'type':'server_tool_use','id':'t','name':'f'}]}",
                // what is said in members of other formats
                "{'role':'assistant','content':[{'type':'tool_call','value':'f(1)'}]} | {'role':'assistant','content':[{'type':'tool_call','value':'f(2)'}]}",
                "{'role':'assistant','tool_calls':[{'id':'c','name':'f','args':{'x':1}}]} | {'role':'assistant','tool_calls':[{'id':'c','name':'f','args':{'x':2}}]}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c','output':'1'}]} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','output':'2'}]}",
                "{'role':'user','message':'a'} | {'role':'user','message':'b'}",
                "{'role':'user','message':'a'} | {'role':'user','content':''}",
                "{'role':'assistant','content':null,'audio':{'id':'x'}} | {'role':'assistant','content':null,'audio':{'id':'y'}}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'1'}]} | {'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'1','is_error':true}]}"
            })
    void different_messages_have_different_keys(String one, String other) {
        assertThat(after(one)).isNotEqualTo(after(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'system_instructions':'s' | 'system_instructions':[{'type':'text','text':'s','cache_control':{'type':'ephemeral'}}]",
                "'system_instructions':null | 'system_instructions':''",
                "'system_instructions':[] | 'other':1"
            })
    void spellings_of_the_system_instructions_have_one_key(String one, String other) {
        String call =
                "'input':{'messages':[{'role':'user','content':'a'}]},'output':{'messages':[{'role':'assistant','content':'b'}]}";

        assertThat(keys("{" + one + "," + call + "}")).isEqualTo(keys("{" + other + "," + call + "}"));
    }

    @Test
    void system_instructions_are_the_same_apart_or_as_first_message() {
        String apart =
                "{'system_instructions':'s','input':{'messages':[{'role':'user','content':'a'}]},'output':{'messages':[{'role':'assistant','content':'b'}]}}";
        String among =
                "{'input':{'messages':[{'role':'system','content':'s'},{'role':'user','content':'a'}]},'output':{'messages':[{'role':'assistant','content':'b'}]}}";
        String other = apart.replace("'s'", "'t'");

        assertThat(keys(apart)).isEqualTo(keys(among));
        assertThat(keys(apart)).isNotEqualTo(keys(other));
    }

    private static String after(String messages) {
        return keys("{'input':{'messages':[" + messages
                        + ",{'role':'user','content':'end'}]},'output':{'messages':[{'role':'assistant','content':'b'}]}}")
                .after()
                .get(0);
    }

    private static ContextKeys keys(String data) {
        return ContextKeys.of(KEY, Turns.data(data));
    }
}
