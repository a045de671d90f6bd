package org.threadkeep.ingest.capture;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.ingest.config.IngestConfig;

/** The attributes of a captured turn: those that were sent, and for the others what its bodies and its sender tell. */
@ApplicationScoped
public class CaptureAttributes {
    private static final String UNKNOWN = "unknown";

    private final Optional<String> defaultTenant;
    private final String defaultSource;

    /** Falls back to what is configured. */
    public CaptureAttributes(IngestConfig config) {
        this.defaultTenant = config.defaultTenant();
        this.defaultSource = config.defaultSource();
    }

    /**
     * Adds what was not sent.
     *
     * @throws InvalidEventException naming the attribute that is wrong, or that is missing and can't be derived
     */
    TurnAttributes of(ReadExchange.Readable exchange, TurnData data, Sender sender, boolean logged) {
        Attributes all = new Attributes(exchange.attributes());
        all.set(Attribute.TENANT, sender.tenantOf(all.get(Attribute.TENANT)).or(() -> defaultTenant));
        all.set(Attribute.SOURCE, sender.sourceOf(all.get(Attribute.SOURCE)).or(() -> Optional.of(defaultSource)));
        all.setIfAbsent(Attribute.TYPE, Optional.of(TurnEvent.TYPE));
        all.setIfAbsent(Attribute.SPEC_VERSION, Optional.of("1.0"));
        all.setIfAbsent(Attribute.MODEL_VERSION, text(data, "response", "model"));
        all.setIfAbsent(Attribute.MODEL_VERSION, text(data, "request", "model"));
        all.setIfAbsent(Attribute.CONVERSATION_ID, text(data, "conversation", "id"));
        all.setIfAbsent(Attribute.STARTED_AT, text(data, "times", "started_at"));
        all.setIfAbsent(Attribute.TIME, text(data, "times", "ended_at"));
        sender.place().ifPresent(place -> standIn(all, data, place + "#" + exchange.index()));
        name(all, data, logged);
        return TurnAttributes.of(all.values);
    }

    /** Whoever does not listen is not told what is missing; the same record is the same turn, however often it is read. */
    private static void standIn(Attributes all, TurnData data, String place) {
        all.setIfAbsent(Attribute.MODEL_VERSION, Optional.of(UNKNOWN));
        if (text(data, "response", "id").isEmpty()) {
            all.setIfAbsent(Attribute.ID, Optional.of(place));
        }
    }

    /** A turn that goes by its response's id continues the one that goes by the id of the response before. */
    private static void name(Attributes all, TurnData data, boolean logged) {
        if (all.get(Attribute.ID).isPresent()) {
            return;
        }
        Optional<String> id = text(data, "response", "id");
        if (id.isEmpty() && !logged) {
            throw new InvalidEventException("id", "is missing, and the response names none");
        }
        all.set(Attribute.ID, id.or(() -> Optional.of("unnamed:" + UUID.randomUUID())));
        if (id.isPresent()) {
            all.setIfAbsent(Attribute.PARENTS, text(data, "request", "previous_response_id"));
        }
    }

    private static Optional<String> text(TurnData data, String object, String name) {
        JsonNode value = data.root().path(object).path(name);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Attributes while they are gathered. */
    private static final class Attributes {
        private final Map<String, String> values;

        Attributes(Map<String, String> sent) {
            values = new TreeMap<>(sent);
        }

        Optional<String> get(Attribute attribute) {
            return Optional.ofNullable(values.get(attribute.attributeName()));
        }

        void set(Attribute attribute, Optional<String> value) {
            value.ifPresent(text -> values.put(attribute.attributeName(), text));
        }

        void setIfAbsent(Attribute attribute, Optional<String> value) {
            if (get(attribute).isEmpty()) {
                set(attribute, value);
            }
        }
    }
}
