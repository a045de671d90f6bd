package org.threadkeep.freezer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** Turns as a gateway publishes them. */
public final class SampleTurns {
    /** The fleet's key in tests. */
    public static final IdentityKey IDENTITY_KEY = IdentityKey.of(new byte[IdentityKey.BYTES]);

    private static final TurnIdentity IDENTITY = new TurnIdentity(IDENTITY_KEY);

    private SampleTurns() {}

    /** A turn of conversation "c". */
    public static TurnRecord turn(String id, String answer) {
        return turn(id, answer, Map.of());
    }

    /** A turn with more attributes, or others. */
    public static TurnRecord turn(String id, String answer, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(Map.of(
                "specversion", "1.0",
                "type", TurnEvent.TYPE,
                "id", id,
                "source", "//gateway.test",
                "tenant", "acme",
                "modelversion", "acme/llama-ft-7",
                "conversationid", "c",
                "datasubject", "s-1",
                "time", "2026-03-01T12:00:00Z"));
        attributes.putAll(more);
        String data =
                """
                {"input":{"messages":[{"role":"user","content":"hello"}]},
                 "output":{"messages":[{"role":"assistant","content":"%s"}]}}
                """
                        .formatted(answer);
        TurnEvent event = new TurnEvent(TurnAttributes.of(attributes), data.getBytes(UTF_8));
        return TurnRecordCodec.encode(IDENTITY.complete(event));
    }
}
