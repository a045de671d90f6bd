package org.threadkeep.ingest.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;

/** The attributes of the turn that a model call becomes. */
final class CallAttributes {
    private static final String TENANT = "threadkeep.tenant";
    private static final List<String> CONVERSATION =
            List.of("gen_ai.conversation.id", "session.id", "traceloop.association.properties.session_id");
    private static final List<String> SUBJECT = List.of("threadkeep.subject", "enduser.pseudo.id");
    private static final List<String> DEPLOYMENT = List.of("threadkeep.deployment");
    /** Said rather than guessed, and named as a loss. */
    private static final String UNKNOWN_MODEL = "unknown";

    private static final long NANOS = 1_000_000_000L;

    private final OpenSignal signal;
    private final Map<Attribute, String> values = new EnumMap<>(Attribute.class);

    private CallAttributes(OpenSignal signal) {
        this.signal = signal;
    }

    /**
     * Finds each, and takes from the record those that are nowhere else in the turn.
     *
     * @throws InvalidEventException naming the one that is missing or wrong
     */
    static TurnAttributes take(OpenSignal signal, TurnDraft draft, Sender sender) {
        CallAttributes attributes = new CallAttributes(signal);
        attributes.identity(draft, sender);
        attributes.times();
        attributes.put(Attribute.CONVERSATION_ID, attributes.takeFirst(CONVERSATION));
        attributes.put(Attribute.DATA_SUBJECT, attributes.takeFirst(SUBJECT));
        attributes.put(Attribute.DEPLOYMENT, attributes.takeFirst(DEPLOYMENT));
        if (signal.failed()) {
            attributes.values.put(Attribute.CANCELLED, "true");
        }
        Map<String, String> named = new TreeMap<>();
        attributes.values.forEach((attribute, value) -> named.put(attribute.attributeName(), value));
        return TurnAttributes.of(named);
    }

    private void identity(TurnDraft draft, Sender sender) {
        values.put(Attribute.SPEC_VERSION, "1.0");
        values.put(Attribute.TYPE, TurnEvent.TYPE);
        values.put(Attribute.ID, id(draft));
        values.put(Attribute.SOURCE, source(sender));
        values.put(
                Attribute.TENANT,
                signal.takeText(TENANT)
                        .or(() -> signal.resource().findText(TENANT))
                        .or(sender::tenant)
                        .orElseThrow(() -> new InvalidEventException(
                                "tenant",
                                "is missing; set the resource attribute " + TENANT + ", the header " + Sender.TENANT
                                        + ", or threadkeep.ingest.default-tenant")));
        values.put(
                Attribute.MODEL_VERSION,
                draft.text("response.model")
                        .or(() -> draft.text("request.model"))
                        .orElse(UNKNOWN_MODEL));
    }

    /** Of a call, not of a record, so that the span and the log event of one call are one turn. */
    private String id(TurnDraft draft) {
        if (isSet(signal.traceId().toByteArray()) && isSet(signal.spanId().toByteArray())) {
            return ProtoJson.hex(signal.traceId()) + "-" + ProtoJson.hex(signal.spanId());
        }
        return draft.text("response.id")
                .map(response -> "response-" + response)
                .orElseThrow(() -> new InvalidEventException(
                        "trace_id",
                        "or span_id is missing, and gen_ai.response.id too, so that a retry can't be told"));
    }

    private static boolean isSet(byte[] id) {
        for (byte b : id) {
            if (b != 0) {
                return true;
            }
        }
        return false;
    }

    private String source(Sender sender) {
        Optional<String> service = signal.resource().findText("service.name");
        if (service.isEmpty()) {
            return sender.source().orElse("otlp:/unknown_service");
        }
        String instance = signal.resource()
                .findText("service.instance.id")
                .map(id -> "/" + encoded(id))
                .orElse("");
        return "otlp:/" + encoded(service.get()) + instance;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void times() {
        if (signal.signal().record() instanceof Span span) {
            put(Attribute.STARTED_AT, time(span.getStartTimeUnixNano()));
            put(Attribute.TIME, time(span.getEndTimeUnixNano()));
        } else if (signal.signal().record() instanceof LogRecord log) {
            put(Attribute.TIME, time(log.getTimeUnixNano()).or(() -> time(log.getObservedTimeUnixNano())));
        }
    }

    /** Unsigned nanoseconds reach into the year 2554; 0 stands for not known. */
    private static Optional<String> time(long nanos) {
        return nanos == 0
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochSecond(Long.divideUnsigned(nanos, NANOS), Long.remainderUnsigned(nanos, NANOS))
                                .toString());
    }

    private void put(Attribute attribute, Optional<String> value) {
        value.ifPresent(known -> values.put(attribute, known));
    }

    private Optional<String> takeFirst(List<String> keys) {
        for (String key : keys) {
            Optional<String> text = signal.find(key).flatMap(CallAttributes::word);
            if (text.isPresent()) {
                signal.take(key);
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> word(AnyValue value) {
        if (value.hasIntValue()) {
            return Optional.of(Long.toString(value.getIntValue()));
        }
        return Optional.of(value.getStringValue()).filter(text -> !text.isEmpty());
    }
}
