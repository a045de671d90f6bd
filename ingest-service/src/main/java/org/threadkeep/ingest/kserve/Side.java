package org.threadkeep.ingest.kserve;

import java.util.Locale;
import java.util.Optional;

/** Which half of an exchange an event is. */
enum Side {
    REQUEST,
    RESPONSE;

    /** The side that an event's type names, such as {@code org.kubeflow.serving.inference.request}. */
    static Optional<Side> of(String type) {
        for (Side side : values()) {
            if (type.endsWith(".inference." + side.word())) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    /** The attribute of a turn that keeps the type of the event that was this half of it. */
    String typeAttribute() {
        return "ce" + word() + "type";
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
