package org.threadkeep.stitching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.client.Json;

/** The measurement itself, on conversations whose result is known. Lines are written with single quotes. */
class StitchingTest {
    @TempDir
    Path folder;

    @Test
    void each_call_of_a_conversation_has_its_parent() throws IOException {
        Score score = score("{'conversation_id':'c','model':'m','messages':[" + user("a") + "," + model("b") + ","
                + user("c") + "," + model("d") + "," + user("e") + "," + model("f") + "]}");

        assertThat(score.count(Verdict.ROOT)).isEqualTo(1);
        assertThat(score.count(Verdict.PARENT)).isEqualTo(2);
        assertThat(score.faults()).isEmpty();
        assertThat(score.recall()).contains(100.0);
    }

    @Test
    void runs_that_are_identical_so_far_are_ambiguous_and_no_fault() throws IOException {
        String begin = "{'conversation_id':'%s','model':'m','messages':[" + user("a") + "," + model("b") + ","
                + user("c") + "," + model("%s") + "," + user("e") + "," + model("f") + "]}";

        Score score = score(begin.formatted("1", "x"), begin.formatted("2", "y"));

        assertThat(score.count(Verdict.ROOT)).isEqualTo(2);
        assertThat(score.count(Verdict.AMBIGUOUS) + score.count(Verdict.PARENT) + score.count(Verdict.WRONG))
                .isEqualTo(4);
        assertThat(score.count(Verdict.AMBIGUOUS)).isPositive();
        assertThat(score.faults()).isEmpty();
    }

    @Test
    void a_tree_has_its_branches_and_a_message_that_was_cut_is_one() throws IOException {
        Score score = score("{'tree_id':'t','format':'claude-code-session-events','nodes':["
                + event("u1", null, "user", "a", "") + "," + event("a1", "u1", "assistant", "b", "msg") + ","
                + event("a2", "a1", "assistant", "c", "msg") + "," + event("u2", "a2", "user", "d", "") + ","
                + event("a3", "u2", "assistant", "e", "") + "," + event("u3", "a2", "user", "f", "") + ","
                + event("a4", "u3", "assistant", "g", "") + "]}");

        assertThat(score.count(Verdict.ROOT)).isEqualTo(1);
        assertThat(score.count(Verdict.PARENT)).isEqualTo(2);
        assertThat(score.line()).contains("1+0/1");
    }

    @Test
    void a_recorded_call_that_sends_another_again_has_it_as_parent_and_one_with_a_history_from_elsewhere_has_none()
            throws IOException {
        String first = recorded("r#0", user("a"), "b");
        String next = recorded("r#1", user("a") + "," + model("b") + "," + user("c"), "d");
        String elsewhere = recorded("r#2", user("a") + "," + model("never said") + "," + user("c"), "d");

        Score score = score(first, next, elsewhere);

        assertThat(score.count(Verdict.ROOT)).isEqualTo(1);
        assertThat(score.count(Verdict.PARENT)).isEqualTo(1);
        assertThat(score.count(Verdict.MISSED)).isEqualTo(1); // the judge looks at people's words only, to find such
        assertThat(score.count(Verdict.WRONG)).isZero();
    }

    @Test
    void a_wrong_parent_and_a_missed_one_are_told() {
        Contents contents = new Contents();
        Score score = new Score("file");
        Gateway gateway = new Gateway("acme");
        PlayedCall call = new Tree(
                        "t",
                        "m",
                        gateway,
                        List.of(
                                node("1", null, user("a")),
                                node("2", "1", model("b")),
                                node("3", "2", user("c")),
                                node("4", "3", model("d"))))
                .script()
                .calls()
                .iterator()
                .next();
        PlayedCall child = new PlayedCall("t", call.turn(), Optional.of("t/2"));

        score.add(child, new Found.Parent("t/other"), contents);
        score.add(child, new Found.Unresolved(), contents);
        score.add(child, new Found.Root(), contents);

        assertThat(score.count(Verdict.WRONG)).isEqualTo(1);
        assertThat(score.count(Verdict.MISSED)).isEqualTo(1);
        assertThat(score.count(Verdict.LOST_ROOT)).isEqualTo(1);
        assertThat(score.faults()).hasSize(3);
        assertThat(score.precision()).contains(0.0);
    }

    private Score score(String... lines) throws IOException {
        Path path = folder.resolve("made-up.jsonl.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(String.join("\n", lines).replace('\'', '"').getBytes(UTF_8));
        }
        List<Script> scripts = new ScriptFile(path).scripts();
        InMemory linked = new InMemory();
        Contents contents = new Contents();
        Senders senders = new Senders(scripts, 2);
        senders.interleave(1, call -> {
            contents.add(call);
            linked.take(call);
        });
        Score score = new Score("made-up");
        senders.play(call -> score.add(call, linked.found(call), contents));
        return score;
    }

    private static TreeNode node(String id, String parent, String message) {
        return new TreeNode(
                id,
                Optional.ofNullable(parent),
                Json.tree(message.replace('\'', '"').getBytes(UTF_8)),
                "");
    }

    private static String event(String id, String parent, String role, String text, String message) {
        String before = parent == null ? "null" : "'" + parent + "'";
        String part = message.isEmpty() ? "" : "'id':'" + message + "',";
        return "{'uuid':'" + id + "','parentUuid':" + before + ",'message':{" + part + "'role':'" + role
                + "','content':[{'type':'text','text':'" + text + "'}]}}";
    }

    private static String recorded(String id, String messages, String answer) {
        return "{'conversation_id':'" + id
                + "','uri':'/v1/chat/completions','status':200,'request':{'model':'m','messages':[" + messages
                + "]},'response':{'id':'" + id + "','choices':[{'message':" + model(answer) + "}]}}";
    }

    private static String user(String content) {
        return "{'role':'user','content':'" + content + "'}";
    }

    private static String model(String content) {
        return "{'role':'assistant','content':'" + content + "'}";
    }
}
