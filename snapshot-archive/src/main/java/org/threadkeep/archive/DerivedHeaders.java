package org.threadkeep.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers of a turn's record that follow from what the manifest says of it; {@code FORMAT.md} section 9 lists them. */
public final class DerivedHeaders {
    private final Map<String, String> headers = new HashMap<>();

    private DerivedHeaders() {}

    /** Of a turn that is about to be frozen. */
    public static Map<String, String> of(FreezableTurn turn) {
        return toFreeze(turn.modelVersion(), turn.tenant(), turn.subject(), turn.threadId(), turn.entry());
    }

    /** One whose thread isn't known has that header empty: its record is told to have none, whatever thread its reader knows by then. */
    static Map<String, String> toFreeze(
            String modelVersion, String tenant, Optional<String> subject, Optional<String> threadId, TurnEntry turn) {
        return of(modelVersion, tenant, subject, Optional.of(threadId.orElse("")), turn);
    }

    /** Of a turn of this snapshot. */
    public static Map<String, String> of(SnapshotEntry snapshot, TurnEntry turn) {
        return of(snapshot.modelVersion(), snapshot.tenant(), snapshot.subject(), snapshot.threadId(), turn);
    }

    /** Of a turn in this frame; {@code threadId} is the one that it was found to belong to, maybe later. */
    public static Map<String, String> of(SnapshotRef frame, String threadId, TurnEntry turn) {
        return of(frame.modelVersion(), frame.tenant(), frame.subject(), Optional.of(threadId), turn);
    }

    private static Map<String, String> of(
            String modelVersion, String tenant, Optional<String> subject, Optional<String> threadId, TurnEntry turn) {
        DerivedHeaders derived = new DerivedHeaders();
        derived.headers.put("content-type", "application/json");
        derived.headers.put("ce_specversion", "1.0");
        derived.headers.put("ce_type", "org.threadkeep.turn.recorded.v1");
        derived.headers.put("ce_modelversion", modelVersion);
        derived.headers.put("ce_tenant", tenant);
        derived.put("ce_datasubject", subject);
        derived.put(StoredRecord.THREAD_HEADER, threadId);
        derived.put(turn);
        return derived.headers;
    }

    private void put(TurnEntry turn) {
        headers.put("ce_turnid", turn.turnId());
        put("ce_source", turn.source());
        put("ce_deployment", turn.deployment());
        put("ce_contextbefore", turn.contextBefore());
        put("ce_contextafter", turn.contextAfter());
        put("ce_parentturns", turn.parents());
        put("ce_startedat", turn.startedAt());
        put("ce_time", turn.endedAt());
        turn.sequence().ifPresent(sequence -> headers.put("ce_sequence", Long.toString(sequence)));
        put("ce_endofthread", turn.endOfThread() ? Optional.of("true") : Optional.empty());
        put("ce_cancelled", turn.cancelled() ? Optional.of("true") : Optional.empty());
        put("ce_facts", turn.facts());
    }

    private void put(String name, Optional<String> text) {
        text.ifPresent(present -> headers.put(name, present));
    }

    private void put(String name, List<String> words) {
        if (!words.isEmpty()) {
            headers.put(name, String.join(" ", words));
        }
    }
}
