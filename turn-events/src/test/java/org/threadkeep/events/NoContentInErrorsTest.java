package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.events.identity.TurnIdentity;

/** I12: whatever is wrong with an event, the error shows nothing of what it says. */
class NoContentInErrorsTest {
    private static final String CANARY = "canary";

    /** Canaries in every name and value that a source may choose. */
    private static final String EVENT =
            """
            {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"canary1","source":"/canary2",\
            "tenant":"canary3","modelversion":"canary4","canaryname":"canary5","sequence":12,"cancelled":false,\
            "data":{"canary6":"canary7","input":{"messages":[{"role":"canary8","content":["canary9",{"type":"canary10",\
            "canary11":-1.5e3}]},{"role":"tool","tool_call_id":"canary12","content":null}]},"output":{"messages":[\
            {"role":"assistant","tool_calls":[{"id":"canary13","function":{"name":"canary14","arguments":"{\\"canary15\\":1"}}]}]},\
            "capture":{"format":"canary16","request":{"encoding":"base64","body":"canary+/17=="},"losses":[{"field":"canary18",\
            "reason":"\\ud83e\\uddf5canary19"}]}}}""";

    @Test
    void an_event_broken_off_anywhere_tells_nothing_of_itself() {
        byte[] whole = EVENT.getBytes(UTF_8);

        for (int length = 1; length < whole.length; length++) {
            assertSilent(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {'"', '{', ']', ',', '\\', 'x', '0', 0, 0xff})
    void an_event_with_any_byte_changed_tells_nothing_of_itself(int replacement) {
        byte[] whole = EVENT.getBytes(UTF_8);

        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] = (byte) replacement;
            assertSilent(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"canary\":1,\"canary\":2}",
                "{\"data\":{\"canary\":1,\"canary\":2}}",
                "{\"canary\":[1]}",
                "{\"canary\":\"\"}",
                "{\"Canary\":\"x\"}",
                "{\"type\":\"org.threadkeep.turn.recorded.vcanary\"}",
                "{\"type\":\"org.threadkeep.turn.recorded.v1.canary\"}",
                "{\"specversion\":\"canary\"}",
                "{\"time\":\"canary\"}",
                "{\"datacontenttype\":\"canary\"}",
                "{\"parents\":\"canary  canary\"}",
                "{\"threadid\":\"canary\"}",
                "canary",
                "{canary:1}",
                "{\"id\":canary}",
                "\"canary\""
            })
    void known_faults_tell_nothing_of_the_event(String json) {
        Map<String, String> required = Turns.attributes();
        StringBuilder merged = new StringBuilder(json);
        if (json.startsWith("{\"")) {
            required.forEach((name, value) -> {
                if (!json.contains("\"" + name + "\"")) {
                    merged.insert(1, "\"" + name + "\":\"" + value + "\",");
                }
            });
        }

        assertThat(complaint(merged.toString().getBytes(UTF_8))).isPresent();
        assertSilent(merged.toString().getBytes(UTF_8));
    }

    @Test
    void a_record_with_hostile_headers_tells_nothing_of_them() {
        TurnRecord golden = Fixtures.goldenRecord("minimal");
        for (String name : List.of("ce_canary", "ce_Canary", "ce_", "ce_turnid", "ce_time", "content-type", "ce_id")) {
            for (byte[] value : List.of(new byte[0], "canary\0".getBytes(UTF_8), new byte[] {'c', (byte) 0xff})) {
                Map<String, byte[]> headers = new HashMap<>(golden.headers());
                headers.put(name, value);
                assertThat(complaint(new TurnRecord(golden.key(), headers, golden.value())))
                        .as("complaint about header %s", name)
                        .hasValueSatisfying(text -> assertThat(text).doesNotContainIgnoringCase(CANARY));
            }
        }
    }

    private static void assertSilent(byte[] json) {
        assertThat(complaint(json).orElse(""))
                .as("about %s", new String(json, UTF_8))
                .doesNotContainIgnoringCase(CANARY);
    }

    private static Optional<String> complaint(byte[] json) {
        ReadEvent read = StructuredEvents.readJson(json).get(0);
        if (read instanceof ReadEvent.Unreadable unreadable) {
            return Optional.of(unreadable.toString());
        }
        try {
            new TurnIdentity(Fixtures.KEY).complete(((ReadEvent.Readable) read).event());
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.of(everything(e));
        }
    }

    private static Optional<String> complaint(TurnRecord turnRecord) {
        try {
            TurnRecordCodec.decode(turnRecord);
            return Optional.empty();
        } catch (InvalidEventException e) {
            return Optional.of(everything(e));
        }
    }

    private static String everything(InvalidEventException e) {
        return e + " " + e.field() + " " + e.reason() + " " + e.getCause();
    }
}
