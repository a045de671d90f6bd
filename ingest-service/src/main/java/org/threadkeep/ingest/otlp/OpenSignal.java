package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A record whose attributes are being taken out, wherever they stand: on itself, in its events, or in its body. */
final class OpenSignal {
    /** The event that carries what was said, as an event of the log or of a span. */
    static final String DETAILS = "gen_ai.client.inference.operation.details";

    private static final String EVENT_NAME = "event.name"; // before log records had a field for it

    private final Signal signal;
    private final Attributes own;
    private final Attributes resource;
    private final List<Attributes> events = new ArrayList<>();
    private final Optional<Attributes> body;
    private final List<Attributes> layers = new ArrayList<>();

    OpenSignal(Signal signal) {
        this.signal = signal;
        this.resource = new Attributes(signal.origin().resource().getAttributesList());
        if (signal.record() instanceof Span span) {
            own = new Attributes(span.getAttributesList());
            body = Optional.empty();
            span.getEventsList().forEach(event -> events.add(new Attributes(event.getAttributesList())));
        } else {
            LogRecord log = (LogRecord) signal.record();
            own = new Attributes(log.getAttributesList());
            body = log.getBody().hasKvlistValue()
                    ? Optional.of(new Attributes(log.getBody().getKvlistValue().getValuesList()))
                    : Optional.empty();
        }
        layers.add(own);
        IntStream.range(0, events.size())
                .filter(i -> eventName(i).equals(DETAILS))
                .limit(1) // a call has one; others stay as they are
                .forEach(i -> layers.add(events.get(i)));
        body.ifPresent(layers::add);
    }

    Signal signal() {
        return signal;
    }

    /** The record's own attributes. */
    Attributes own() {
        return own;
    }

    /** Those of the process that emitted it. */
    Attributes resource() {
        return resource;
    }

    /** How many events a span has. */
    int events() {
        return events.size();
    }

    String eventName(int index) {
        return ((Span) signal.record()).getEvents(index).getName();
    }

    Attributes event(int index) {
        return events.get(index);
    }

    /** The name of a log event; empty for a span, and for a record that is none. */
    String logEventName() {
        if (signal.record() instanceof LogRecord log) {
            return log.getEventName().isEmpty() ? own.findText(EVENT_NAME).orElse("") : log.getEventName();
        }
        return "";
    }

    /** A value of the record, or of what carries it. */
    Optional<AnyValue> find(String key) {
        return layerOf(key).flatMap(layer -> layer.find(key));
    }

    /** A text that is not empty. */
    Optional<String> findText(String key) {
        return find(key).map(AnyValue::getStringValue).filter(text -> !text.isEmpty());
    }

    /** Says that what {@link #find} found has its place. */
    void take(String key) {
        layerOf(key).ifPresent(layer -> layer.take(key));
    }

    /** A text that is not empty, which is taken. */
    Optional<String> takeText(String key) {
        Optional<String> text = findText(key);
        text.ifPresent(found -> take(key));
        return text;
    }

    /** Keys that begin so, wherever they stand. */
    List<String> keysWithPrefix(String prefix) {
        return layers.stream()
                .flatMap(layer -> layer.keysWithPrefix(prefix).stream())
                .distinct()
                .toList();
    }

    ByteString traceId() {
        return signal.record() instanceof Span span ? span.getTraceId() : ((LogRecord) signal.record()).getTraceId();
    }

    ByteString spanId() {
        return signal.record() instanceof Span span ? span.getSpanId() : ((LogRecord) signal.record()).getSpanId();
    }

    /** Whether the call failed. */
    boolean failed() {
        boolean status = signal.record() instanceof Span span
                && span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
        return status || findText("error.type").isPresent();
    }

    /** Everything that was not taken, with what stands around the record. */
    ObjectNode left() {
        ObjectNode left =
                ProtoJson.NODES.objectNode().put("signal", signal.kind().label());
        left.setAll(ProtoJson.fields(
                signal.record() instanceof Span span ? left(span) : left((LogRecord) signal.record())));
        Origin origin = signal.origin();
        left.set("resource", withUrl(ProtoJson.fields(origin.resource()), origin.resourceSchemaUrl()));
        left.set("scope", withUrl(ProtoJson.fields(origin.scope()), origin.scopeSchemaUrl()));
        return left;
    }

    private Span left(Span span) {
        Span.Builder left = span.toBuilder().clearAttributes().addAllAttributes(own.left());
        for (int i = 0; i < events.size(); i++) {
            List<KeyValue> unread = events.get(i).left();
            left.getEventsBuilder(i).clearAttributes().addAllAttributes(unread);
        }
        return left.build();
    }

    private LogRecord left(LogRecord log) {
        LogRecord.Builder left = log.toBuilder().clearAttributes().addAllAttributes(own.left());
        body.ifPresent(rest ->
                left.getBodyBuilder().getKvlistValueBuilder().clearValues().addAllValues(rest.left()));
        return left.build();
    }

    private static ObjectNode withUrl(ObjectNode origin, String schemaUrl) {
        return schemaUrl.isEmpty() ? origin : origin.put("schema_url", schemaUrl);
    }

    private Optional<Attributes> layerOf(String key) {
        return layers.stream().filter(layer -> layer.find(key).isPresent()).findFirst();
    }
}
