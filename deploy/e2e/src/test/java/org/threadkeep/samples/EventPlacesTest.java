package org.threadkeep.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.client.Json;

/** What counts as arrived. */
class EventPlacesTest {
    @Test
    void a_value_is_found_in_the_member_of_its_name_before_any_other() {
        assertThat(place("{'seed':7}", "{'request':{'n':7,'seed':7}}")).hasValue("request.seed");
    }

    @Test
    void a_value_of_a_captured_body_is_found_in_the_body() {
        assertThat(place(
                        "{'cost':0.10}",
                        "{'capture':{'format':'f','request':{'encoding':'utf-8','body':'{\\\"cost\\\":0.1}'}}}"))
                .hasValue("capture.request.cost");
    }

    @Test
    void a_text_that_holds_json_may_arrive_as_json_and_a_number_as_a_time() {
        assertThat(place("{'arguments':'{\\\"x\\\":5}'}", "{'request':{'arguments':{'x':5}}}"))
                .isPresent();
        assertThat(place("{'end':1787000001.5}", "{'times':{'ended_at':'2026-08-17T20:53:21.500Z'}}"))
                .hasValue("times.ended_at");
        assertThat(place("{'start':'1787000000000000000'}", "{'times':{'at':'2026-08-17T20:53:20Z'}}"))
                .isPresent();
    }

    @Test
    void attributes_of_opentelemetry_are_members() {
        assertThat(place(
                        "{'attributes':[{'key':'gen_ai.request.seed','value':{'intValue':'42'}}]}",
                        "{'request':{'seed':42}}"))
                .hasValue("request.seed");
    }

    @Test
    void what_is_nowhere_is_lost_unless_a_loss_names_it() {
        assertThat(place("{'top_k':40}", "{'request':{'top_p':4}}")).isEmpty();
        assertThat(place(
                        "{'ref':'s3://b'}",
                        "{'capture':{'format':'f','losses':[{'field':'messages.ref','reason':'r'}]}}"))
                .hasValue("loss report: messages.ref");
    }

    /** Where the one value of a sample stands in an event with these data. */
    private static Optional<String> place(String sample, String data) {
        EventPlaces event = new EventPlaces();
        String whole = "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]},\"output\":{\"messages\":[]},"
                + quoted(data).substring(1);
        event.add(new FrameRecord("key".getBytes(UTF_8), new TreeMap<>(), whole.getBytes(UTF_8)));
        List<Leaf> leaves = Leaf.of("", Json.tree(quoted(sample).getBytes(UTF_8)));
        return event.of(leaves.get(0));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
