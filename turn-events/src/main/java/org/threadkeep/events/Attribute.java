package org.threadkeep.events;

import static org.threadkeep.events.Attribute.Origin.DERIVED;
import static org.threadkeep.events.Attribute.Origin.OPTIONAL;
import static org.threadkeep.events.Attribute.Origin.REQUIRED;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The CloudEvents context attributes and extensions of a turn: everything that may stand in clear.
 *
 * <p>Names are lower-case letters and digits, as CloudEvents 1.0 section 3.1 demands. Whatever a person or a model said
 * belongs into {@link TurnData}, never here.
 */
public enum Attribute {
    /** CloudEvents: unique within {@link #SOURCE}; a retry of the same turn carries the same id. */
    ID("id", Kind.TEXT, REQUIRED, 512),
    /** CloudEvents: URI reference of the gateway that saw the exchange. */
    SOURCE("source", Kind.TEXT, REQUIRED, 512),
    /** CloudEvents: {@link TurnEvent#TYPE}. */
    TYPE("type", Kind.TYPE, REQUIRED, 128),
    /** CloudEvents: {@code 1.0}. */
    SPEC_VERSION("specversion", Kind.SPEC_VERSION, REQUIRED, 8),
    /** CloudEvents: when the exchange ended, RFC 3339. */
    TIME("time", Kind.TIMESTAMP, OPTIONAL, 64),
    /** CloudEvents: {@code application/json}. */
    DATA_CONTENT_TYPE("datacontenttype", Kind.JSON_TYPE, OPTIONAL, 64),

    /** Whose keys, limits and erasures apply. */
    TENANT("tenant", Kind.TEXT, REQUIRED, 128),
    /** The fleet's name for what answered (OpenTelemetry {@code gen_ai.response.model}). */
    MODEL_VERSION("modelversion", Kind.TEXT, REQUIRED, 256),
    /** Digest of the serving descriptor: the hardware instance that ran the turn. */
    DEPLOYMENT("deployment", Kind.TEXT, OPTIONAL, 256),
    /** Pseudonymous reference of the person (or group) whose words the turn holds; erasure works on it. */
    DATA_SUBJECT("datasubject", Kind.TEXT, OPTIONAL, 256),
    /** The gateway's conversation id, if it has one (OpenTelemetry {@code gen_ai.conversation.id}). */
    CONVERSATION_ID("conversationid", Kind.TEXT, OPTIONAL, 1024),
    /** Ids of the events, of the same source, that this turn continues; separated by spaces; two or more are a fusion. */
    PARENTS("parents", Kind.WORDS, OPTIONAL, 8192),
    /** The source's own count of its turns, from which gaps can be told. */
    SEQUENCE("sequence", Kind.COUNT, OPTIONAL, 18),
    /** When the exchange began, RFC 3339. */
    STARTED_AT("startedat", Kind.TIMESTAMP, OPTIONAL, 64),
    /** True when the source knows that nothing will follow in this thread. */
    END_OF_THREAD("endofthread", Kind.FLAG, OPTIONAL, 5),
    /** True when the call was cut off before its output was complete. */
    CANCELLED("cancelled", Kind.FLAG, OPTIONAL, 5),

    /** CloudEvents partitioning extension: tenant and conversation root; also the Kafka record key. */
    PARTITION_KEY("partitionkey", Kind.TEXT, DERIVED, 256),
    /** Keyed digest of tenant, source and id: 32 hex digits. */
    TURN_ID("turnid", Kind.HEX, DERIVED, 32),
    /** The thread, where it is known at this point: 32 hex digits. */
    THREAD_ID("threadid", Kind.HEX, DERIVED, 32),
    /** Turn ids of {@link #PARENTS}, separated by spaces. */
    PARENT_TURNS("parentturns", Kind.HEX_WORDS, DERIVED, 4096),
    /** Context key of the history that the call continues; absent when it continues none. */
    CONTEXT_BEFORE("contextbefore", Kind.HEX, DERIVED, 32),
    /** Context keys after the call, one per output choice, separated by spaces. */
    CONTEXT_AFTER("contextafter", Kind.HEX_WORDS, DERIVED, TurnData.MAX_CHOICES * 33),
    /** {@link Fact}s about the data that a fidelity tier depends on, separated by spaces; they tell nothing of the content. */
    FACTS("facts", Kind.WORDS, DERIVED, 1024);

    /** Who sets an attribute. */
    public enum Origin {
        /** The source must. */
        REQUIRED,
        /** The source may. */
        OPTIONAL,
        /** {@link org.threadkeep.events.identity.TurnIdentity} does, from the others. */
        DERIVED
    }

    private static final Map<String, Attribute> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Attribute::attributeName, Function.identity()));

    private final String attributeName;
    private final Kind kind;
    private final Origin origin;
    private final int maxLength;

    Attribute(String attributeName, Kind kind, Origin origin, int maxLength) {
        this.attributeName = attributeName;
        this.kind = kind;
        this.origin = origin;
        this.maxLength = maxLength;
    }

    /** The CloudEvents name. */
    public String attributeName() {
        return attributeName;
    }

    Kind kind() {
        return kind;
    }

    /** Who sets it. */
    public Origin origin() {
        return origin;
    }

    /** Longest accepted value, in UTF-16 code units. */
    public int maxLength() {
        return maxLength;
    }

    /** The attribute of this name, or empty for an extension that the contract does not know. */
    public static Optional<Attribute> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    void check(String value) {
        AttributeText.check(attributeName, value, maxLength);
        kind.check(attributeName, value);
    }
}
