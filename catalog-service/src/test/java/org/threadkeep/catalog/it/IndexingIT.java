package org.threadkeep.catalog.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.catalog.support.Eventually.assertThatEventually;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.support.Chat;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.catalog.support.RunningServers;
import org.threadkeep.events.TurnEvent;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class IndexingIT extends CatalogCase {
    private final StreamId stream = Freezing.newStream();
    private final String conversation = "conversation-" + UUID.randomUUID();

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private Chat conversation() {
        return freezing().chat(tenant()).with("conversationid", conversation);
    }

    private double metric(String name) {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void a_notice_that_comes_again_changes_nothing() {
        // Given
        TurnEvent turn = conversation().turn("1", "hello", "hi");
        FreezeLogEntry entry = freezing().freeze(stream, turn);
        String before = threadWithoutContent(threadId(turn), 1).prettify();
        double indexed = metric("threadkeep_turns_indexed_total");
        double notices = metric("threadkeep_notices_received_total");

        // When
        for (int i = 0; i < 5; i++) {
            freezing().send(entry);
        }

        // Then
        assertThatEventually(
                () -> assertThat(metric("threadkeep_notices_received_total")).isGreaterThanOrEqualTo(notices + 5));
        assertThat(threadWithoutContent(threadId(turn), 1).prettify()).isEqualTo(before);
        assertThat(metric("threadkeep_turns_indexed_total")).isEqualTo(indexed);
    }

    @Test
    void a_pack_whose_notice_got_lost_is_found_all_the_same() {
        // Given
        Chat chat = conversation();
        TurnEvent turn = chat.turn("1", "hello", "hi");
        freezing().freeze(stream, turn);
        thread(threadId(turn), 1);
        TurnEvent hidden = chat.turn("2", "more", "less");

        // When
        freezing().freezeSilently(stream, hidden);

        // Then
        assertThat(thread(threadId(turn), 2).getList("turns.turn_id")).containsExactly(turnId(turn), turnId(hidden));
    }

    @Test
    void garbage_among_the_notices_does_no_harm() {
        // Given
        double unreadable = metric("threadkeep_notices_unreadable_total");
        freezing().send("garbage", "{\"version\":1,\"stream\":\"x\"}".getBytes(UTF_8));
        freezing().send("garbage", new byte[] {0, 1, 2});
        freezing().send("garbage", "{\"version\":99}".getBytes(UTF_8));
        freezing().send("garbage", null);
        TurnEvent turn = conversation().turn("1", "hello", "hi");

        // When
        freezing().freeze(stream, turn);

        // Then
        assertThat(thread(threadId(turn), 1).getList("turns")).hasSize(1);
        assertThatEventually(
                () -> assertThat(metric("threadkeep_notices_unreadable_total")).isEqualTo(unreadable + 4));
    }

    @Test
    void a_turn_that_was_frozen_twice_is_found_once_at_its_first_place() {
        // Given
        Chat chat = conversation();
        TurnEvent first = chat.turn("1", "hello", "hi");
        TurnEvent second = chat.turn("2", "more", "less");
        freezing().freeze(stream, first, second);
        freezing().freeze(stream, first, second);
        TurnEvent third = chat.turn("3", "end", "bye");
        freezing().freeze(stream, third);

        // When
        JsonPath thread = thread(threadId(first), 3);

        // Then
        assertThat(thread.getList("turns.offset")).containsExactly(0, 1, 4);
        assertThat(thread.getList("turns.conflicting_body")).containsOnly(false);
        assertThat(thread.getList("turns.parents.state")).containsExactly("root", "resolved", "resolved");
        assertThat(get("/v1/turns/" + turnId(first)).jsonPath().getList("turns"))
                .hasSize(1);
    }

    @Test
    void a_turn_that_was_frozen_in_two_streams_is_found_once() {
        // Given
        TurnEvent turn = conversation().turn("1", "hello", "hi");
        TurnEvent last = conversation().turn("2", "other", "one");
        List<StreamId> streams = List.of(Freezing.newStream(), Freezing.newStream());
        streams.forEach(each -> freezing().freeze(each, turn));
        freezing().freeze(streams.get(0), last);
        freezing().freeze(streams.get(1), last);
        String first = streams.stream().map(StreamId::text).sorted().findFirst().orElseThrow();

        // When
        JsonPath thread = thread(threadId(turn), 2);

        // Then
        assertThatEventually(() ->
                assertThat(thread(threadId(turn), 2).getList("turns.stream")).containsOnly(first));
        assertThat(thread.getList("turns.turn_id")).containsExactly(turnId(turn), turnId(last));
    }

    @Test
    void two_bodies_under_one_turn_id_are_both_shown_and_flagged() {
        // Given
        Chat chat = conversation();
        TurnEvent one = chat.fork().turn("same", "hello", "hi");
        TurnEvent other = chat.fork().turn("same", "hello", "something else");
        TurnEvent bystander = chat.fork().turn("3", "hello", "hi");
        freezing().freeze(stream, one, bystander);
        freezing().freeze(stream, other, one);

        // When
        JsonPath thread = thread(threadId(one), 3);
        JsonPath turns = get("/v1/turns/" + turnId(one)).jsonPath();

        // Then
        assertThat(thread.getList("turns.offset")).containsExactly(0, 1, 2);
        assertThat(thread.getList("turns.conflicting_body")).containsExactly(true, false, true);
        assertThat(turns.getList("turns.offset")).containsExactly(0, 2);
        assertThat(turns.getString("turns[0].content.data.output.messages[0].content"))
                .isEqualTo("hi");
        assertThat(turns.getString("turns[1].content.data.output.messages[0].content"))
                .isEqualTo("something else");
    }

    @Test
    void a_corrupt_manifest_stops_its_stream_loudly_and_no_other() {
        // Given
        Chat chat = conversation();
        TurnEvent good = chat.turn("1", "hello", "hi");
        TurnEvent hidden = chat.turn("2", "more", "less");
        TurnEvent behind = chat.turn("3", "end", "bye");
        freezing().freeze(stream, good);
        threadWithoutContent(threadId(good), 1);
        FreezeLogEntry bad = freezing().seal(stream, hidden);
        freezing().corruptManifest(bad);
        freezing().append(bad);
        freezing().freeze(stream, behind);
        TurnEvent elsewhere = freezing().chat(tenant()).turn("4" + conversation, "hello", "hi");

        // When
        freezing().freeze(Freezing.newStream(), elsewhere);

        // Then
        assertThatEventually(() -> {
            JsonPath health = RestAssured.get(ready).jsonPath();
            assertThat(health.getString("status")).isEqualTo("DOWN");
            assertThat(health.prettify()).contains(stream.text()).contains("stopped: threadkeep_archive.pack_manifest");
        });
        assertThat(RestAssured.get(live).statusCode()).isEqualTo(200);
        assertThat(metric("threadkeep_index_streams_stopped")).isGreaterThanOrEqualTo(1);
        assertThat(metric("threadkeep_index_lag_packs")).isGreaterThanOrEqualTo(2);
        assertThat(thread(threadId(elsewhere), 1).getList("turns")).hasSize(1);
        assertThat(thread(threadId(good), 1).getList("turns")).hasSize(1);
    }

    @Test
    void every_pack_is_counted() {
        // Given
        double packs = metric("threadkeep_packs_indexed_total");
        double turns = metric("threadkeep_turns_indexed_total");
        double repeated = metric("threadkeep_turns_repeated_total");
        Chat chat = conversation();
        TurnEvent one = chat.turn("1", "hello", "hi");
        TurnEvent two = chat.turn("2", "more", "less");

        // When
        freezing().freeze(stream, one, two);
        freezing().freeze(stream, one);

        // Then
        threadWithoutContent(threadId(one), 2);
        assertThatEventually(() -> {
            assertThat(metric("threadkeep_packs_indexed_total")).isEqualTo(packs + 2);
            assertThat(metric("threadkeep_turns_indexed_total")).isEqualTo(turns + 2);
            assertThat(metric("threadkeep_turns_repeated_total")).isEqualTo(repeated + 1);
        });
    }

    @Test
    void what_another_process_has_indexed_in_between_is_not_written_again_as_new() {
        // Given
        Chat chat = conversation();
        TurnEvent one = chat.turn("1", "hello", "hi");
        freezing().freeze(stream, one);
        threadWithoutContent(threadId(one), 1);
        chat.with("modelversion", "other");
        FreezeLogEntry between = freezing().freezeSilently(stream, chat.turn("2", "more", "less"));
        freezing().indexElsewhere(between, threadId(one), "other");
        TurnEvent last = chat.turn("3", "end", "bye");

        // When
        freezing().freeze(stream, last);

        // Then
        assertThatEventually(
                () -> assertThat(get("/v1/turns/" + turnId(last)).statusCode()).isEqualTo(200));
        assertThat(freezing().firstOffsetOfKind(between, threadId(one), "other"))
                .isEqualTo(between.firstOffset());
    }
}
