package org.threadkeep.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.events.Fixtures;
import org.threadkeep.events.Turns;

class ContextKeysTest {
    private static final TenantKey KEY = Fixtures.KEY.forTenant("acme");

    /** A conversation with two calls of tools at once, as a client sends it again; calls answer at the indices below. */
    private static final List<String> CONVERSATION = List.of(
            "{'role':'system','content':'s'}",
            "{'role':'user','content':'two look-ups'}",
            "{'role':'assistant','content':null,'tool_calls':[{'id':'c1','function':{'name':'f','arguments':'{}'}},"
                    + "{'id':'c2','function':{'name':'g','arguments':'{\\'x\\':1}'}}]}",
            "{'role':'tool','tool_call_id':'c1','content':'1'}",
            "{'role':'tool','tool_call_id':'c2','content':'2'}",
            "{'role':'assistant','content':'one more','tool_calls':[{'id':'c3','function':{'name':'f'}}]}",
            "{'role':'tool','tool_call_id':'c3','content':'3'}",
            "{'role':'assistant','content':'done'}",
            "{'role':'user','content':'thanks'}",
            "{'role':'user','content':'bye'}",
            "{'role':'assistant','content':'bye'}");

    private static final List<Integer> CALLS = List.of(2, 5, 7, 10);

    @Test
    void each_call_of_a_conversation_begins_where_the_one_before_it_ended() {
        List<ContextKeys> calls = CALLS.stream()
                .map(end -> keys(CONVERSATION.subList(0, end), List.of(CONVERSATION.get(end))))
                .toList();

        assertThat(calls.get(0).before()).isEmpty();
        for (int i = 1; i < calls.size(); i++) {
            assertThat(calls.get(i).before()).contains(calls.get(i - 1).after().get(0));
        }
        assertThat(calls.stream().map(call -> call.after().get(0))).doesNotHaveDuplicates();
    }

    @Test
    void every_choice_has_a_key_that_a_call_may_continue() {
        List<String> choices = List.of(assistant("x"), assistant("y"), assistant("z"));
        List<String> after = keys(List.of(user("hi")), choices).after();

        for (int i = 0; i < choices.size(); i++) {
            ContextKeys next = keys(List.of(user("hi"), choices.get(i), user("go on")), List.of(assistant("ok")));
            assertThat(next.before()).contains(after.get(i));
        }
        assertThat(after).doesNotHaveDuplicates();
    }

    @Test
    void reasoning_that_is_not_sent_back_breaks_no_conversation() {
        String answer = "{'role':'assistant','content':[{'type':'thinking','thinking':'t','signature':'s'},"
                + "{'type':'text','text':'a'},{'type':'tool_use','id':'c','name':'f','input':{'x':1}}]}";
        String sentBack =
                "{'role':'assistant','content':[{'type':'text','text':'a'},{'type':'tool_use','id':'c','name':'f','input':{'x':1}}]}";
        String result = "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'r'}]}";

        ContextKeys first = keys(List.of(user("hi")), List.of(answer));
        ContextKeys next = keys(List.of(user("hi"), sentBack, result), List.of(assistant("ok")));

        assertThat(next.before()).contains(first.after().get(0));
    }

    @Test
    void a_conversation_goes_on_under_another_format() {
        String called =
                "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f','arguments':'{\\'x\\':1}'}}]}";
        String sentBack = "{'role':'assistant','content':[{'type':'tool_use','id':'c','name':'f','input':{'x':1}}]}";
        String result = "{'role':'user','content':[{'type':'tool_result','tool_use_id':'c','content':'r'}]}";

        ContextKeys first = keys(List.of("{'role':'system','content':'s'}", user("hi")), List.of(called));
        ContextKeys next = ContextKeys.of(
                KEY,
                Turns.data("{'system_instructions':[{'type':'text','text':'s'}],'input':{'messages':["
                        + String.join(",", user("hi"), sentBack, result)
                        + "]},'output':{'messages':[" + assistant("ok") + "]}}"));

        assertThat(next.before()).contains(first.after().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "uau, 2",
        "u, 0",
        "uu, 0",
        "su, 0",
        "sau, 2",
        "uaua, 2",
        "ua, 0",
        "uat, 2",
        "uatatu, 4",
        "uauu, 2",
        "uaau, 2"
    })
    void the_history_ends_with_the_last_model_message_that_is_followed_by_input(String roles, int length) {
        List<String> messages = IntStream.range(0, roles.length())
                .mapToObj(i -> message(roles.charAt(i), "m" + i))
                .toList();

        Conversation conversation = Conversation.of(data(messages, List.of()));

        assertThat(conversation.historyLength()).isEqualTo(length);
    }

    @Test
    void a_beginning_that_the_caller_wrote_belongs_to_the_answer() {
        List<String> call = List.of(user("a list, please"), assistant("1."));
        ContextKeys first = keys(call, List.of(assistant(" apples")));

        ContextKeys asOne = keys(List.of(user("a list, please"), assistant("1. apples"), user("more")), List.of());
        ContextKeys asTwo =
                keys(List.of(user("a list, please"), assistant("1."), assistant(" apples"), user("more")), List.of());

        assertThat(first.before()).isEmpty();
        assertThat(asOne.before()).contains(first.after().get(0));
        assertThat(asTwo.before()).contains(first.after().get(0));
    }

    @Test
    void a_model_that_paused_in_its_answer_goes_on_from_there() {
        String search = "{'type':'server_tool_use','id':'s','name':'web_search','input':{'query':'q'}}";
        String paused = "{'role':'assistant','content':[{'type':'text','text':'let me see'}," + search + "]}";
        ContextKeys first = keys(List.of(user("hi")), List.of(paused));
        ContextKeys goesOn = keys(List.of(user("hi"), paused), List.of(assistant("found")));
        ContextKeys next = keys(
                List.of(
                        user("hi"),
                        "{'role':'assistant','content':[{'type':'text','text':'let me see'}," + search
                                + ",{'type':'text','text':'found'}]}",
                        user("more")),
                List.of(assistant("ok")));

        assertThat(goesOn.before()).contains(first.after().get(0));
        assertThat(next.before()).contains(goesOn.after().get(0));
    }

    @Test
    void a_regenerated_or_edited_message_branches_from_the_same_context() {
        List<String> history = List.of(user("hi"), assistant("hello"));

        ContextKeys one = keys(plus(history, user("a")), List.of(assistant("x")));
        ContextKeys again = keys(plus(history, user("a")), List.of(assistant("y")));
        ContextKeys edited = keys(plus(history, user("b")), List.of(assistant("x")));

        assertThat(List.of(again.before(), edited.before())).containsOnly(one.before());
        assertThat(List.of(one.after(), again.after(), edited.after())).doesNotHaveDuplicates();
    }

    @Test
    void a_call_without_output_ends_in_no_context() {
        assertThat(keys(List.of(user("hi")), List.of())).isEqualTo(new ContextKeys(Optional.empty(), List.of()));
    }

    @Test
    void equal_conversations_of_two_tenants_or_fleets_have_nothing_in_common() {
        var data = data(List.of(user("hi"), assistant("hello"), user("hi")), List.of(assistant("hello")));
        ContextKeys one = ContextKeys.of(KEY, data);
        ContextKeys other = ContextKeys.of(Fixtures.KEY.forTenant("acme2"), data);
        ContextKeys elsewhere = ContextKeys.of(IdentityKey.of(new byte[32]).forTenant("acme"), data);

        assertThat(List.of(one.before(), other.before(), elsewhere.before())).doesNotHaveDuplicates();
        assertThat(List.of(one.after(), other.after(), elsewhere.after())).doesNotHaveDuplicates();
    }

    private static List<String> plus(List<String> history, String message) {
        return java.util.stream.Stream.concat(history.stream(), java.util.stream.Stream.of(message))
                .toList();
    }

    private static String message(char role, String content) {
        return switch (role) {
            case 'a' -> assistant(content);
            case 's' -> "{'role':'system','content':'" + content + "'}";
            case 't' -> "{'role':'tool','tool_call_id':'" + content + "','content':'r'}";
            default -> user(content);
        };
    }

    private static String user(String content) {
        return "{'role':'user','content':'" + content + "'}";
    }

    private static String assistant(String content) {
        return "{'role':'assistant','content':'" + content + "'}";
    }

    private static ContextKeys keys(List<String> input, List<String> output) {
        return ContextKeys.of(KEY, data(input, output));
    }

    private static org.threadkeep.events.TurnData data(List<String> input, List<String> output) {
        return Turns.data("{'input':{'messages':[" + input.stream().collect(Collectors.joining(","))
                + "]},'output':{'messages':[" + output.stream().collect(Collectors.joining(",")) + "]}}");
    }
}
