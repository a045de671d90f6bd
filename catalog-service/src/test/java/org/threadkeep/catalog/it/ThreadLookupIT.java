package org.threadkeep.catalog.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.index.ParentRule;
import org.threadkeep.catalog.storage.SelectTenantContext;
import org.threadkeep.catalog.support.Chat;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.catalog.support.RunningServers;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnEvent;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class ThreadLookupIT extends CatalogCase {
    private final StreamId stream = Freezing.newStream();
    private final String conversation = "conversation-" + UUID.randomUUID();

    private Chat conversation() {
        return freezing().chat(tenant()).with("conversationid", conversation);
    }

    @Test
    void a_conversation_is_found_with_its_turns_contents_parents_and_places() {
        // Given
        Chat chat =
                conversation().with("startedat", "2026-01-01T10:00:00+02:00").with("sequence", "7");
        TurnEvent first = chat.turn("1", "hello", "hi \\u00e9 ü");
        TurnEvent second = chat.with("endofthread", "true").turn("2", "and?", "bye");
        freezing().freeze(stream, first, second);

        // When
        JsonPath thread = thread(threadId(first), 2);

        // Then
        assertThat(thread.getString("thread_id")).isEqualTo(threadId(first));
        assertThat(thread.getString("tenant")).isEqualTo(tenant());
        assertThat(thread.getString("next_page")).isNull();
        assertThat(thread.getList("turns.turn_id")).containsExactly(turnId(first), turnId(second));
        assertThat(thread.getList("turns.offset")).containsExactly(0, 1);
        assertThat(thread.getList("turns.stream")).containsOnly(stream.text());
        assertThat(thread.getList("turns.model_version")).containsOnly("acme/llama-ft-7");
        assertThat(thread.getList("turns.deployment")).containsOnly("unknown");
        assertThat(thread.getList("turns.parents.state")).containsExactly("root", "resolved");
        assertThat(thread.getList("turns[1].parents.turn_ids")).containsExactly(turnId(first));
        assertThat(thread.getList("turns.started_at")).containsOnly("2026-01-01T10:00:00+02:00");
        assertThat(thread.getList("turns.sequence")).containsOnly(7);
        assertThat(thread.getList("turns.end_of_thread")).containsExactly(false, true);
        assertThat(thread.getList("turns.conflicting_body")).containsOnly(false);
        assertThat(thread.getString("turns[0].content.attributes.conversationid"))
                .isEqualTo(conversation);
        assertThat(thread.getList("turns.content.state")).containsOnly("present");
    }

    @Test
    void content_stands_in_the_answer_byte_for_byte() {
        // Given
        TurnEvent turn = conversation()
                .withData(",\"n\":1.0e+02,\"s\":\"\\u00e9\u2028\"")
                .turn("1", "a  b", "c");
        freezing().freeze(stream, turn);
        thread(threadId(turn), 1);

        // When
        byte[] answer = get("/v1/threads/" + threadId(turn))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        // Then
        assertThat(new String(answer, UTF_8)).contains("\"data\":" + new String(turn.data(), UTF_8) + "}");
    }

    @Test
    void without_content_everything_else_is_there() {
        // Given
        TurnEvent turn = conversation().turn("1", "hello", "hi");
        freezing().freeze(stream, turn);
        JsonPath full = thread(threadId(turn), 1);

        // When
        JsonPath none = get("/v1/threads/" + threadId(turn) + "?content=none").jsonPath();

        // Then
        assertThat(none.getMap("turns[0]")).doesNotContainKey("content");
        assertThat(none.getString("turns[0].snapshot_id")).isEqualTo(full.getString("turns[0].snapshot_id"));
    }

    @Test
    void pages_give_every_turn_once_in_order() {
        // Given
        Chat chat = conversation();
        List<String> sent = new ArrayList<>();
        for (int pack = 0; pack < 3; pack++) {
            TurnEvent[] turns = new TurnEvent[5];
            for (int i = 0; i < turns.length; i++) {
                turns[i] = chat.turn(pack + "-" + i, "question " + i, "answer " + pack);
                sent.add(turnId(turns[i]));
            }
            freezing().freeze(stream, turns);
        }
        String id = freezing().identityKey().forTenant(tenant()).threadOfConversation(conversation);
        thread(id, 15);

        // When
        List<String> found = new ArrayList<>();
        String page = "";
        int pages = 0;
        while (page != null) {
            JsonPath answer = get("/v1/threads/" + id + "?limit=4" + page).jsonPath();
            found.addAll(answer.getList("turns.turn_id", String.class));
            page = answer.getString("next_page") == null ? null : "&page=" + answer.getString("next_page");
            pages++;
        }

        // Then
        assertThat(found).isEqualTo(sent);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void a_page_ends_at_eight_mebibytes_of_content_but_has_at_least_one_turn() {
        // Given
        Chat chat = conversation();
        String large = "x".repeat(5 << 20);
        TurnEvent one = chat.fork().turn("1", large, "1");
        TurnEvent two = chat.fork().turn("2", large, "2");
        TurnEvent huge = chat.fork().turn("3", "y".repeat(20 << 20), "3");
        freezing().freeze(stream, one, two, huge);
        JsonPath names = threadWithoutContent(threadId(one), 3);

        // When
        List<Integer> sizes = new ArrayList<>();
        String page = "";
        while (page != null) {
            JsonPath answer =
                    get("/v1/threads/" + threadId(one) + "?limit=100" + page).jsonPath();
            sizes.add(answer.getList("turns").size());
            page = answer.getString("next_page") == null ? null : "&page=" + answer.getString("next_page");
        }

        // Then
        assertThat(sizes).containsExactly(1, 1, 1);
        assertThat(names.getList("turns.turn_id")).containsExactly(turnId(one), turnId(two), turnId(huge));
    }

    @Test
    void a_thread_is_found_by_its_conversation_id() {
        // Given
        TurnEvent turn = conversation().turn("1", "hello", "hi");
        freezing().freeze(stream, turn);
        thread(threadId(turn), 1);

        // When
        JsonPath name = get("/v1/threads?tenant=" + tenant() + "&conversation_id=" + conversation)
                .jsonPath();

        // Then
        assertThat(name.getString("thread_id")).isEqualTo(threadId(turn));
        assertThat(get("/v1/threads?tenant=other&conversation_id=" + conversation)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_stateless_conversation_is_joined_by_its_contexts() {
        // Given
        String hello = "hello " + UUID.randomUUID();
        Chat chat = freezing().chat(tenant());
        TurnEvent first = chat.turn(conversation + "1", hello, "hi");
        freezing().freeze(stream, first);
        TurnEvent second = chat.turn(conversation + "2", "more", "less");
        TurnEvent third = chat.turn(conversation + "3", "even more", "even less");
        freezing().freeze(stream, second, third);

        // When
        JsonPath thread = thread(threadId(first), 3);

        // Then
        assertThat(second.attributes().find(Attribute.THREAD_ID)).isEmpty();
        assertThat(thread.getList("turns.parents.state")).containsExactly("root", "resolved", "resolved");
        assertThat(thread.getList("turns[2].parents.turn_ids")).containsExactly(turnId(second));
    }

    @Test
    void two_runs_that_are_the_same_so_far_are_ambiguous_and_stay_apart() {
        // Given
        String hello = "hello " + UUID.randomUUID();
        TurnEvent one = freezing().chat(tenant()).turn(conversation + "1", hello, "hi");
        Chat chat = freezing().chat(tenant());
        TurnEvent two = chat.turn(conversation + "2", hello, "hi");
        TurnEvent next = chat.turn(conversation + "3", "more", "less");
        freezing().freeze(stream, one, two, next);
        String provisional = turnId(next);

        // When
        JsonPath thread = thread(provisional, 1);

        // Then
        assertThat(thread.getString("turns[0].parents.state")).isEqualTo("ambiguous");
        assertThat(thread.getList("turns[0].parents.candidates")).containsExactly(turnId(one), turnId(two));
        assertThat(thread.getList("turns[0].parents.turn_ids")).isEmpty();
        assertThat(thread(threadId(one), 1).getList("turns")).hasSize(1);
    }

    @Test
    void a_fork_into_another_conversation_finds_its_parent_there() {
        // Given
        Chat chat = conversation();
        TurnEvent origin = chat.turn("1", "hello " + UUID.randomUUID(), "hi");
        TurnEvent fork =
                chat.fork().with("conversationid", conversation + "-fork").turn("2", "other", "way");
        freezing().freeze(Freezing.newStream(), fork);
        thread(threadId(fork), 1);
        freezing().freeze(stream, origin);
        thread(threadId(origin), 1);

        // When
        JsonPath thread = thread(threadId(fork), 1);

        // Then
        assertThat(thread.getString("turns[0].parents.state")).isEqualTo("resolved");
        assertThat(thread.getList("turns[0].parents.turn_ids")).containsExactly(turnId(origin));
    }

    @Test
    void a_child_that_comes_before_its_parent_finds_it_when_it_has_come() {
        // Given
        Chat chat = conversation();
        TurnEvent parent = chat.turn("1", "hello", "hi");
        TurnEvent child = chat.turn("2", "more", "less");
        freezing().freeze(stream, child);
        JsonPath before = thread(threadId(child), 1);

        // When
        freezing().freeze(stream, parent);
        JsonPath after = thread(threadId(child), 2);

        // Then
        assertThat(before.getString("turns[0].parents.state")).isEqualTo("unresolved");
        assertThat(before.getString("turns[0].parents.context"))
                .isEqualTo(child.attributes().require(Attribute.CONTEXT_BEFORE));
        assertThat(after.getString("turns[0].parents.state")).isEqualTo("resolved");
        assertThat(after.getList("turns[0].parents.turn_ids")).containsExactly(turnId(parent));
    }

    /** More threads than a tenant's table of contexts has room for. */
    @Test
    void of_many_threads_that_began_alike_each_turn_finds_the_parent_in_its_own() {
        // Given
        int many = ParentRule.MAX_CANDIDATES + 3;
        String hello = "hello " + UUID.randomUUID();
        List<Chat> chats = new ArrayList<>();
        List<TurnEvent> began = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            chats.add(freezing().chat(tenant()).with("conversationid", conversation + i));
            began.add(chats.get(i).turn("began-" + i, hello, "hi"));
        }
        int late = many - 1;
        TurnEvent early = chats.get(late).turn("continued-" + late, "more", "less");
        freezing().freeze(stream, early);
        freezing().freeze(stream, began.toArray(TurnEvent[]::new));
        List<TurnEvent> continued = new ArrayList<>();
        for (int i = 0; i < late; i++) {
            continued.add(chats.get(i).turn("continued-" + i, "more", "less"));
        }

        // When
        freezing().freeze(stream, continued.toArray(TurnEvent[]::new));

        // Then
        for (int i : new int[] {0, ParentRule.MAX_CANDIDATES - 1, ParentRule.MAX_CANDIDATES, late - 1}) {
            assertThat(threadWithoutContent(threadId(began.get(i)), 2).getList("turns[1].parents.turn_ids"))
                    .containsExactly(turnId(began.get(i)));
        }
        assertThat(threadWithoutContent(threadId(early), 2).getList("turns[0].parents.turn_ids"))
                .containsExactly(turnId(began.get(late)));
    }

    /** More turns than are read of a tenant's context, and the parent among those that are cut off. */
    @Test
    void a_parent_that_comes_late_is_found_in_its_thread_however_many_others_began_alike() {
        // Given
        String hello = "hello " + UUID.randomUUID();
        Chat chat = conversation();
        TurnEvent parent = chat.turn("parent", hello, "hi");
        TurnEvent child = chat.turn("child", "more", "less");
        freezing().freeze(stream, child);
        List<StreamId> streams = Stream.generate(Freezing::newStream)
                .limit(SelectTenantContext.LIMIT / ParentRule.MAX_CANDIDATES + 1)
                .sorted(Comparator.comparing(StreamId::text))
                .toList();
        TurnEvent[] pack = new TurnEvent[ParentRule.MAX_CANDIDATES];
        List<TurnEvent> firsts = new ArrayList<>();
        for (StreamId each : streams) {
            for (int i = 0; i < pack.length; i++) {
                String other = conversation + each.text() + i;
                pack[i] =
                        freezing().chat(tenant()).with("conversationid", other).turn(other, hello, "hi");
            }
            if (each.equals(streams.get(streams.size() - 1))) {
                pack[0] = parent;
            }
            freezing().freeze(each, pack);
            firsts.add(pack[0]);
        }

        // Then
        for (TurnEvent first : firsts) {
            threadWithoutContent(threadId(first), first.equals(parent) ? 2 : 1);
        }
        assertThat(threadWithoutContent(threadId(child), 2)
                        .getMap("turns.find { it.turn_id == '" + turnId(child) + "' }.parents"))
                .containsEntry("state", "resolved")
                .containsEntry("turn_ids", List.of(turnId(parent)));
    }

    @Test
    void declared_parents_make_a_fusion() {
        // Given
        Chat chat = conversation();
        TurnEvent one = chat.turn("1", "hello", "hi");
        TurnEvent two = chat.fork().turn("2", "hello", "there");
        TurnEvent merged = chat.with("parents", "1 2").turn("3", "both", "ok");
        freezing().freeze(stream, one, two, merged);

        // When
        JsonPath thread = thread(threadId(one), 3);

        // Then
        assertThat(thread.getString("turns[2].parents.state")).isEqualTo("declared");
        assertThat(thread.getList("turns[2].parents.turn_ids")).containsExactly(turnId(one), turnId(two));
    }

    @Test
    void a_turn_and_its_snapshot_are_found_by_their_ids() {
        // Given
        Chat chat = conversation();
        TurnEvent first = chat.turn("1", "hello", "hi");
        TurnEvent second = chat.turn("2", "hello", "hi");
        freezing().freeze(stream, first, second);
        JsonPath thread = thread(threadId(first), 2);

        // When
        JsonPath turns = get("/v1/turns/" + turnId(second)).jsonPath();
        JsonPath snapshot =
                get("/v1/snapshots/" + thread.getString("turns[0].snapshot_id")).jsonPath();

        // Then
        assertThat(turns.getString("turn_id")).isEqualTo(turnId(second));
        assertThat(turns.getMap("turns[0]")).isEqualTo(thread.getMap("turns[1]"));
        assertThat(turns.getList("turns")).hasSize(1);
        assertThat(snapshot.getString("thread_id")).isEqualTo(threadId(first));
        assertThat(snapshot.getString("pack_id")).isEqualTo(thread.getString("turns[0].pack_id"));
        assertThat(snapshot.getString("model_version")).isEqualTo("acme/llama-ft-7");
        assertThat(snapshot.getInt("turns")).isEqualTo(2);
        assertThat(snapshot.getInt("last_offset")).isEqualTo(1);
    }

    @Test
    void after_an_erasure_the_content_is_gone_and_the_edges_remain() {
        // Given
        String subject = "subject-" + UUID.randomUUID();
        Chat chat = conversation().with("datasubject", subject);
        TurnEvent first = chat.turn("1", "secret-canary", "hi");
        TurnEvent second = chat.turn("2", "more", "less");
        freezing().freeze(stream, first, second);
        threadWithoutContent(threadId(first), 2);

        // When
        freezing().erase(tenant(), subject);
        JsonPath thread = thread(threadId(first), 2);
        JsonPath weights = get("/v1/threads/" + threadId(first) + "/weights").jsonPath();

        // Then
        assertThat(thread.getList("turns.content.state")).containsOnly("erased");
        assertThat(thread.getList("turns.turn_id")).containsExactly(turnId(first), turnId(second));
        assertThat(thread.getList("turns[1].parents.turn_ids")).containsExactly(turnId(first));
        assertThat(thread.prettify()).doesNotContain("secret-canary");
        assertThat(weights.getString("fidelity.tier")).isEqualTo("TOMBSTONE");
    }
}
