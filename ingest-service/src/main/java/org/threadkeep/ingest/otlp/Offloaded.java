package org.threadkeep.ingest.otlp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.threadkeep.events.InvalidEventException;

/** Content that an instrumentation has stored elsewhere, and left a reference to. */
final class Offloaded {
    private static final List<String> KEYS = List.of(GenAi.INPUT, GenAi.OUTPUT, GenAi.SYSTEM, GenAi.TOOLS);
    private static final int PREFIX = "gen_ai.".length();

    private Offloaded() {}

    /** The attribute that refers to what this one would hold. */
    static Optional<String> keyOf(String key, OpenSignal signal) {
        return Stream.of(key + "_ref", key + ".ref")
                .filter(name -> signal.find(name).isPresent())
                .findFirst();
    }

    /**
     * Names what is elsewhere.
     *
     * @throws InvalidEventException when it is the messages, without which there is no turn
     */
    static void name(OpenSignal signal, TurnDraft draft) {
        for (String key : KEYS) {
            String place = key.substring(PREFIX);
            keyOf(key, signal).ifPresent(reference -> {
                if (place.endsWith("messages") && !draft.has(place)) {
                    throw new InvalidEventException(
                            reference, "is a reference, and the messages themselves are missing; send them inline");
                }
                draft.lose(
                        place, "what is here may be shortened, or missing: the whole is where " + reference + " says");
            });
        }
    }
}
