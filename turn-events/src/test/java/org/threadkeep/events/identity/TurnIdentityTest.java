package org.threadkeep.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.Fixtures;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.Turns;

class TurnIdentityTest {
    private static final TurnIdentity IDENTITY = new TurnIdentity(Fixtures.KEY);

    @Test
    void a_retry_is_the_same_turn_and_another_id_source_or_tenant_is_not() {
        String turn = derived(Attribute.TURN_ID, Map.of());

        assertThat(derived(Attribute.TURN_ID, Map.of("time", "2026-03-01T12:00:00Z")))
                .isEqualTo(turn);
        assertThat(List.of(
                        turn,
                        derived(Attribute.TURN_ID, Map.of("id", "turn-2")),
                        derived(Attribute.TURN_ID, Map.of("source", "/gateways/eu-2")),
                        derived(Attribute.TURN_ID, Map.of("tenant", "other")),
                        derived(Attribute.TURN_ID, Map.of("source", "/gateways/eu-1t", "id", "urn-1"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_conversation_id_names_the_thread_and_the_partition_whatever_is_said() {
        Map<String, String> conversation = Map.of("conversationid", "c");
        TurnEvent one = complete(conversation, call("hi", "hello"));
        TurnEvent other = complete(Map.of("conversationid", "c", "id", "turn-2"), call("bye", "bye"));

        assertThat(other.attributes().find(Attribute.THREAD_ID))
                .isPresent()
                .isEqualTo(one.attributes().find(Attribute.THREAD_ID));
        assertThat(key(other)).isEqualTo(key(one)).startsWith("acme/");
        assertThat(key(complete(Map.of("conversationid", "d"), call("hi", "hello"))))
                .isNotEqualTo(key(one));
        assertThat(key(complete(Map.of("conversationid", "c", "tenant", "other"), call("hi", "hello"))))
                .startsWith("other/")
                .doesNotContain(key(one).substring("acme/".length()));
    }

    @Test
    void without_a_conversation_id_equal_beginnings_are_two_threads_in_one_partition() {
        TurnEvent one = complete(Map.of("id", "turn-1"), call("hello", "hi"));
        TurnEvent other = complete(Map.of("id", "turn-2"), call("hello", "hi"));

        assertThat(other.attributes().require(Attribute.THREAD_ID))
                .isNotEqualTo(one.attributes().require(Attribute.THREAD_ID));
        assertThat(key(other)).isEqualTo(key(one));
    }

    @Test
    void a_call_with_history_stays_in_its_partition_and_leaves_its_thread_open() {
        TurnEvent first = complete(Map.of(), call("hello", "hi"));
        TurnEvent next = complete(
                Map.of("id", "turn-2"),
                "{'input':{'messages':[{'role':'user','content':'hello'},{'role':'assistant','content':'hi'},"
                        + "{'role':'user','content':'bye'}]},'output':{'messages':[{'role':'assistant','content':'bye'}]}}");

        assertThat(key(next)).isEqualTo(key(first));
        assertThat(next.attributes().find(Attribute.THREAD_ID)).isEmpty();
        assertThat(next.attributes().find(Attribute.CONTEXT_BEFORE))
                .isPresent()
                .isEqualTo(first.attributes().find(Attribute.CONTEXT_AFTER));
    }

    @Test
    void a_greeting_of_the_model_gathers_nobody_in_one_partition() {
        String greeted =
                "{'input':{'messages':[{'role':'system','content':'s'},{'role':'assistant','content':'Welcome'},"
                        + "{'role':'user','content':'%s'}]},'output':{'messages':[{'role':'assistant','content':'ok'}]}}";

        String one = key(complete(Map.of(), greeted.formatted("one")));

        assertThat(key(complete(Map.of(), greeted.formatted("two")))).isNotEqualTo(one);
        assertThat(key(complete(Map.of(), greeted.formatted("one")))).isEqualTo(one);
    }

    @Test
    void the_root_is_the_system_and_the_first_message_of_anyone_else() {
        String system = "{'system_instructions':'%s','input':{'messages':[{'role':'user','content':'%s'}]},"
                + "'output':{'messages':[{'role':'assistant','content':'ok'}]}}";

        assertThat(List.of(
                        key(complete(Map.of(), system.formatted("s", "a"))),
                        key(complete(Map.of(), system.formatted("t", "a"))),
                        key(complete(Map.of(), system.formatted("s", "b"))),
                        key(complete(Map.of("tenant", "other"), system.formatted("s", "a")))))
                .doesNotHaveDuplicates();
    }

    @Test
    void parents_are_turns_of_the_same_source_and_leave_the_thread_open() {
        TurnEvent fusion = complete(Map.of("id", "m", "parents", "turn-1 turn-2"), call("merge", "ok"));

        assertThat(fusion.attributes().words(Attribute.PARENT_TURNS))
                .containsExactly(
                        derived(Attribute.TURN_ID, Map.of("id", "turn-1")),
                        derived(Attribute.TURN_ID, Map.of("id", "turn-2")));
        assertThat(fusion.attributes().find(Attribute.THREAD_ID)).isEmpty();
    }

    @Test
    void completing_twice_derives_the_same_and_what_was_derived_elsewhere_is_dropped() {
        TurnEvent once = complete(Map.of(), call("hi", "hello"));
        TurnAttributes forged =
                once.attributes().with(Map.of(Attribute.PARENT_TURNS, "0".repeat(32), Attribute.FACTS, "seed"));

        TurnEvent again = IDENTITY.complete(new TurnEvent(forged, once.data()));

        assertThat(again.attributes()).isEqualTo(once.attributes());
    }

    @Test
    void the_data_stay_the_very_bytes_that_were_given() {
        TurnEvent event = Turns.event(TurnAttributes.of(Turns.attributes()), Turns.GREETING);

        assertThat(IDENTITY.complete(event).data()).isSameAs(event.data());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void output_may_be_missing_only_when_the_call_was_cancelled(String cancelled, boolean taken) {
        String data = "{'input':{'messages':[{'role':'user','content':'hi'}]}}";
        Map<String, String> attributes = Optional.ofNullable(cancelled)
                .map(value -> Map.of("cancelled", value))
                .orElse(Map.of());

        if (taken) {
            assertThat(complete(attributes, data).attributes().find(Attribute.CONTEXT_AFTER))
                    .isEmpty();
        } else {
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> complete(attributes, data))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("data.output.messages"));
        }
    }

    @Test
    void as_many_choices_as_are_allowed_fit_into_their_attribute() {
        String choices = "{'role':'assistant','content':'x'},".repeat(255) + "{'role':'assistant','content':'y'}";

        TurnEvent event = complete(
                Map.of(),
                "{'input':{'messages':[{'role':'user','content':'hi'}]},'output':{'messages':[" + choices + "]}}");

        assertThat(event.attributes().words(Attribute.CONTEXT_AFTER)).hasSize(256);
    }

    private static String call(String input, String output) {
        return "{'input':{'messages':[{'role':'user','content':'" + input
                + "'}]},'output':{'messages':[{'role':'assistant','content':'" + output + "'}]}}";
    }

    private static String derived(Attribute attribute, Map<String, String> others) {
        return complete(others, call("hi", "hello")).attributes().require(attribute);
    }

    private static String key(TurnEvent event) {
        return event.attributes().require(Attribute.PARTITION_KEY);
    }

    private static TurnEvent complete(Map<String, String> others, String data) {
        Map<String, String> attributes = Turns.attributes();
        attributes.putAll(others);
        return IDENTITY.complete(Turns.event(TurnAttributes.of(attributes), Turns.quoted(data)));
    }
}
