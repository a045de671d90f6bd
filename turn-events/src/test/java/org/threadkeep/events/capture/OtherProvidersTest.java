package org.threadkeep.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threadkeep.events.capture.Captures.at;
import static org.threadkeep.events.capture.Captures.losses;

import org.junit.jupiter.api.Test;
import org.threadkeep.events.Fact;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnData;

class OtherProvidersTest {
    private static final String GEMINI_REQUEST =
            """
            {'systemInstruction':{'parts':[{'text':'Be brief.'}]},'contents':[{'parts':[{'text':'hi'},{'fileData':{'fileUri':'gs://x'}}]},
            {'role':'model','parts':[{'functionCall':{'id':'f-1','name':'look','args':{'a':1}},'thoughtSignature':'sig-0'}]},
            {'role':'user','parts':[{'functionResponse':{'id':'f-1','name':'look','response':{'result':'a dog'}}}]}],
            'tools':[{'functionDeclarations':[{'name':'look'}]}],'generationConfig':{'temperature':0.5,'topP':0.9,'topK':40,'seed':7,
            'maxOutputTokens':64,'stopSequences':['END'],'candidateCount':1},'safetySettings':[]}""";
    private static final String BEDROCK_REQUEST =
            """
            {'modelId':'anthropic.claude-x','system':[{'text':'Be kind.'},{'cachePoint':{'type':'default'}}],'messages':[
            {'role':'user','content':[{'text':'hi'},{'cachePoint':{'type':'default'}}]},
            {'role':'assistant','content':[{'toolUse':{'toolUseId':'t-1','name':'look','input':{'a':1}}}]},
            {'role':'user','content':[{'toolResult':{'toolUseId':'t-1','content':[{'text':'a dog'}],'status':'error'}}]}],
            'inferenceConfig':{'maxTokens':64,'temperature':0.5,'topP':0.9,'stopSequences':['END']},
            'toolConfig':{'tools':[{'toolSpec':{'name':'look'}}]},'additionalModelRequestFields':{'top_k':40}}""";

    @Test
    void every_field_of_a_gemini_call_arrives() {
        // When
        TurnData data = Captures.exchange(
                "gemini",
                GEMINI_REQUEST,
                """
                {'candidates':[{'content':{'role':'model','parts':[{'text':'so','thought':true},{'text':'A dog.','thoughtSignature':'sig-1'}]},
                'finishReason':'STOP','index':0,'logprobsResult':{'chosenCandidates':[]},'avgLogprobs':-0.1,'safetyRatings':[]}],
                'usageMetadata':{'promptTokenCount':5,'candidatesTokenCount':3,'thoughtsTokenCount':1},
                'modelVersion':'gemini-x-001','responseId':'r-1'}""");

        // Then
        assertThat(at(data, "/system_instructions")).isEqualTo("[{'type':'text','text':'Be brief.'}]");
        assertThat(at(data, "/input/messages/0/role")).isEqualTo("'user'");
        assertThat(at(data, "/input/messages/0/parts/1/fileData/fileUri")).isEqualTo("'gs://x'");
        assertThat(at(data, "/input/messages/1/parts/0"))
                .isEqualTo(
                        "{'type':'tool_call','thoughtSignature':'sig-0','id':'f-1','name':'look','arguments':{'a':1}}");
        assertThat(at(data, "/input/messages/2/parts/0/response")).isEqualTo("{'result':'a dog'}");
        assertThat(at(data, "/tool/definitions/0/functionDeclarations/0/name")).isEqualTo("'look'");
        assertThat(at(data, "/request"))
                .isEqualTo("{'safetySettings':[],'temperature':0.5,'top_p':0.9,'top_k':40,'seed':7,'max_tokens':64,"
                        + "'stop_sequences':['END'],'candidateCount':1}");
        assertThat(at(data, "/output/messages/0/parts/0/type")).isEqualTo("'reasoning'");
        assertThat(at(data, "/output/messages/0/parts/1/thoughtSignature")).isEqualTo("'sig-1'");
        assertThat(at(data, "/output/messages/0/avgLogprobs")).isEqualTo("-0.1");
        assertThat(at(data, "/response/id")).isEqualTo("'r-1'");
        assertThat(at(data, "/response/model")).isEqualTo("'gemini-x-001'");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['STOP']");
        assertThat(at(data, "/usage/input_tokens")).isEqualTo("5");
        assertThat(Fact.of(data)).contains(Fact.SEED, Fact.SAMPLING);
        assertThat(losses(data)).containsExactly("input.messages", "tokens");
    }

    @Test
    void chunks_of_gemini_join_whether_they_come_as_events_or_as_an_array() {
        String one =
                "{'candidates':[{'content':{'role':'model','parts':[{'text':'A '}]},'index':0}],'responseId':'r-1'}";
        String two = "{'candidates':[{'content':{'parts':[{'text':'dog.'}]},'finishReason':'STOP','index':0}],"
                + "'usageMetadata':{'promptTokenCount':5,'candidatesTokenCount':3}}";
        TurnData events = Captures.streamed("gemini", GEMINI_REQUEST, one, two);
        TurnData array = Captures.exchange("gemini", GEMINI_REQUEST, "[" + one + "," + two + "]");
        TurnData cut = Captures.streamed("gemini", GEMINI_REQUEST, one);

        assertThat(at(events, "/output/messages/0/parts"))
                .isEqualTo("[{'type':'text','text':'A '},{'type':'text','text':'dog.'}]");
        assertThat(array.outputMessages()).isEqualTo(events.outputMessages());
        assertThat(at(events, "/usage/output_tokens")).isEqualTo("3");
        assertThat(events.isCutOff()).isFalse();
        assertThat(cut.isCutOff()).isTrue();
    }

    @Test
    void a_prompt_that_gemini_blocks_failed() {
        TurnData data = Captures.exchange(
                "gemini", GEMINI_REQUEST, "{'promptFeedback':{'blockReason':'SAFETY'},'responseId':'r'}");

        assertThat(data.isFailed()).isTrue();
        assertThat(at(data, "/response/error/blockReason")).isEqualTo("'SAFETY'");
    }

    @Test
    void every_field_of_a_converse_call_arrives() {
        // When
        TurnData data = Captures.exchange(
                "bedrock-converse",
                BEDROCK_REQUEST,
                """
                {'output':{'message':{'role':'assistant','content':[{'reasoningContent':{'reasoningText':{'text':'so','signature':'sig-1'}}},
                {'text':'A dog.'}]}},'stopReason':'end_turn','usage':{'inputTokens':5,'outputTokens':3},'metrics':{'latencyMs':9}}""");

        // Then
        assertThat(at(data, "/system_instructions")).isEqualTo("[{'type':'text','text':'Be kind.'}]");
        assertThat(at(data, "/input/messages/0/content")).isEqualTo("[{'type':'text','text':'hi'}]");
        assertThat(at(data, "/input/messages/1/content/0"))
                .isEqualTo("{'type':'tool_call','id':'t-1','name':'look','arguments':{'a':1}}");
        assertThat(at(data, "/input/messages/2/content/0"))
                .isEqualTo(
                        "{'type':'tool_call_response','id':'t-1','response':[{'type':'text','text':'a dog'}],'is_error':true}");
        assertThat(at(data, "/tool/definitions/0/toolSpec/name")).isEqualTo("'look'");
        assertThat(at(data, "/request/max_tokens")).isEqualTo("64");
        assertThat(at(data, "/request/top_p")).isEqualTo("0.9");
        assertThat(at(data, "/request/model")).isEqualTo("'anthropic.claude-x'");
        assertThat(at(data, "/request/additionalModelRequestFields/top_k")).isEqualTo("40");
        assertThat(at(data, "/output/messages/0/content/0/type")).isEqualTo("'reasoning'");
        assertThat(at(data, "/output/messages/0/content/0/reasoningContent/reasoningText/signature"))
                .isEqualTo("'sig-1'");
        assertThat(at(data, "/response/metrics/latencyMs")).isEqualTo("9");
        assertThat(at(data, "/response/finish_reasons")).isEqualTo("['end_turn']");
        assertThat(at(data, "/usage/output_tokens")).isEqualTo("3");
    }

    @Test
    void events_of_converse_join() {
        // When
        TurnData data = Captures.streamed(
                "bedrock-converse",
                BEDROCK_REQUEST,
                "{'messageStart':{'role':'assistant'}}",
                "{'contentBlockDelta':{'delta':{'reasoningContent':{'text':'so'}},'contentBlockIndex':0}}",
                "{'contentBlockDelta':{'delta':{'reasoningContent':{'signature':'sig-1'}},'contentBlockIndex':0}}",
                "{'contentBlockDelta':{'delta':{'text':'A '},'contentBlockIndex':1}}",
                "{'contentBlockDelta':{'delta':{'text':'dog.'},'contentBlockIndex':1}}",
                "{'contentBlockStart':{'start':{'toolUse':{'toolUseId':'t-2','name':'look'}},'contentBlockIndex':2}}",
                "{'contentBlockDelta':{'delta':{'toolUse':{'input':'{\\u0022a\\u0022:'}},'contentBlockIndex':2}}",
                "{'contentBlockDelta':{'delta':{'toolUse':{'input':'1}'}},'contentBlockIndex':2}}",
                "{'messageStop':{'stopReason':'tool_use'}}",
                "{'metadata':{'usage':{'inputTokens':5,'outputTokens':3}}}");

        // Then
        assertThat(data.isCutOff()).isFalse();
        assertThat(at(data, "/output/messages/0/content/0/reasoningContent/reasoningText"))
                .isEqualTo("{'text':'so','signature':'sig-1'}");
        assertThat(at(data, "/output/messages/0/content/1/text")).isEqualTo("'A dog.'");
        assertThat(at(data, "/output/messages/0/content/2"))
                .isEqualTo("{'type':'tool_call','id':'t-2','name':'look','arguments':{'a':1}}");
        assertThat(at(data, "/usage/input_tokens")).isEqualTo("5");
    }

    @Test
    void every_field_of_a_generate_call_arrives() {
        // When
        TurnData data = Captures.exchange(
                "sglang-generate",
                "{'input_ids':[1,2],'sampling_params':{'temperature':0.5,'max_new_tokens':8,'sampling_seed':7,'stop':'END'}}",
                """
                {'text':'A dog.','output_ids':[3,4],'meta_info':{'id':'r-1','finish_reason':{'type':'stop','matched':2},
                'prompt_tokens':2,'completion_tokens':2,'weight_version':'w-9','output_token_logprobs':[[-0.1,3,null]]}}""");

        // Then
        assertThat(at(data, "/input/messages/0/parts/0/ids")).isEqualTo("[1,2]");
        assertThat(at(data, "/request/seed")).isEqualTo("7");
        assertThat(at(data, "/request/max_tokens")).isEqualTo("8");
        assertThat(at(data, "/request/stop_sequences")).isEqualTo("['END']");
        assertThat(at(data, "/output/messages/0/content")).isEqualTo("'A dog.'");
        assertThat(at(data, "/response/id")).isEqualTo("'r-1'");
        assertThat(at(data, "/response/weight_version")).isEqualTo("'w-9'");
        assertThat(at(data, "/usage/output_tokens")).isEqualTo("2");
        assertThat(Fact.of(data))
                .containsExactly(Fact.PROMPT_TOKEN_IDS, Fact.OUTPUT_TOKEN_IDS, Fact.SEED, Fact.SAMPLING, Fact.CAPTURE);
        assertThat(losses(data)).isEmpty();
    }

    @Test
    void a_generate_stream_may_repeat_what_it_said_or_not() {
        String end = "'output_ids':[2],'meta_info':{'finish_reason':{'type':'stop'}}}";
        TurnData repeats = Captures.streamed(
                "sglang-generate",
                "{'text':'hi'}",
                "{'text':'ha','output_ids':[1],'meta_info':{'finish_reason':null}}",
                "{'text':'haha','output_ids':[1,2],'meta_info':{'finish_reason':{'type':'stop'}}}");
        TurnData goesOn = Captures.streamed(
                "sglang-generate",
                "{'text':'hi'}",
                "{'text':'ha','output_ids':[1],'meta_info':{}}",
                "{'text':'!'," + end);

        assertThat(at(repeats, "/output/messages/0/content")).isEqualTo("'haha'");
        assertThat(at(repeats, "/tokens/output_ids")).isEqualTo("[1,2]");
        assertThat(at(goesOn, "/output/messages/0/content")).isEqualTo("'ha!'");
        assertThat(at(goesOn, "/tokens/output_ids")).isEqualTo("[1,2]");
    }

    @Test
    void several_prompts_in_one_call_are_refused() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Captures.posted("sglang-generate", "{'request':{'text':['a','b']}}"))
                .withMessageContaining("several prompts");
    }
}
