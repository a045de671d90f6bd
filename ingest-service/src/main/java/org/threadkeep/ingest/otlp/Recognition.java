package org.threadkeep.ingest.otlp;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a record is a model call that carries what was said. */
sealed interface Recognition {
    /** It is one. */
    record Call(Convention convention) implements Recognition {}

    /** It is none, or its content is elsewhere. */
    record Ignored(IgnoredReason reason) implements Recognition {}

    /** Operations in which a model answers; others wrap these, or are none. */
    Set<String> OPERATIONS = Set.of("chat", "text_completion", "generate_content");

    /** Newest first, for records that say the same in two ways. */
    List<Convention> CONVENTIONS = List.of(new GenAi(), new OpenInference(), new Traceloop());

    /** Looks at a record's attributes and events. */
    static Recognition of(OpenSignal signal) {
        Optional<String> operation = signal.findText("gen_ai.operation.name");
        Optional<String> kind = signal.findText(OpenInference.KIND);
        if (operation.filter(name -> !OPERATIONS.contains(name)).isPresent()
                || (operation.isEmpty()
                        && kind.filter(name -> !name.equals("LLM")).isPresent())) {
            return new Ignored(IgnoredReason.OTHER_OPERATION);
        }
        if (MessageEvents.isName(signal.logEventName())) {
            return new Ignored(IgnoredReason.SINGLE_MESSAGE);
        }
        Optional<Convention> convention =
                CONVENTIONS.stream().filter(known -> known.carries(signal)).findFirst();
        if (convention.isPresent()) {
            return new Call(convention.get());
        }
        boolean call = operation.isPresent()
                || kind.isPresent()
                || !signal.keysWithPrefix("gen_ai.").isEmpty();
        return new Ignored(call ? IgnoredReason.NO_CONTENT : IgnoredReason.NO_MODEL_CALL);
    }
}
