package org.threadkeep.ingest.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;

/** Says what is missing in a turn that came as a record of OTLP. */
final class Losses {
    private Losses() {}

    /** Names each loss in the draft. */
    static void name(OpenSignal signal, TurnDraft draft) {
        if (!draft.has("request.model")) {
            missing(draft, "response.model", "no model is named");
        }
        missing(draft, "request.seed", "not recorded");
        missing(draft, "tool.definitions", "none are recorded, which need not mean that there were none");
        missing(draft, "capture.request", "the bytes are not carried");
        missing(draft, "capture.response", "the bytes are not carried");
        draft.lose("tokens", "the format carries no token ids");
        if (signal.signal().record() instanceof Span span) {
            dropped(draft, "otel.attributes", span.getDroppedAttributesCount());
            dropped(draft, "otel.events", span.getDroppedEventsCount());
            dropped(draft, "otel.links", span.getDroppedLinksCount());
            for (int i = 0; i < span.getEventsCount(); i++) {
                dropped(
                        draft,
                        "otel.events[" + i + "].attributes",
                        span.getEvents(i).getDroppedAttributesCount());
            }
        } else if (signal.signal().record() instanceof LogRecord log) {
            dropped(draft, "otel.attributes", log.getDroppedAttributesCount());
        }
        Origin origin = signal.signal().origin();
        dropped(draft, "otel.resource.attributes", origin.resource().getDroppedAttributesCount());
        dropped(draft, "otel.scope.attributes", origin.scope().getDroppedAttributesCount());
    }

    private static void missing(TurnDraft draft, String place, String reason) {
        if (!draft.has(place)) {
            draft.lose(place, reason);
        }
    }

    /** Counts are unsigned. */
    private static void dropped(TurnDraft draft, String place, int count) {
        if (count != 0) {
            draft.lose(place, Integer.toUnsignedString(count) + " were dropped by the sender");
        }
    }
}
