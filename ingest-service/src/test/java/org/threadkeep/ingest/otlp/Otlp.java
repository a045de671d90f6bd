package org.threadkeep.ingest.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.events.identity.TurnIdentity;

/** Small records of OTLP, and what becomes of them. */
final class Otlp {
    static final Sender ACME = new Sender(Optional.of("acme"), Optional.empty());
    static final String INPUT = "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Is it raining?\"}]}]";
    static final String OUTPUT =
            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Yes.\"}],\"finish_reason\":\"stop\"}]";
    static final ObjectMapper JSON = new ObjectMapper();

    private Otlp() {}

    /** A span of a chat with a model, with the attributes of this test. */
    static Span.Builder span(KeyValue... attributes) {
        return Span.newBuilder()
                .setTraceId(bytes("0af7651916cd43dd8448eb211c80319c"))
                .setSpanId(bytes("b7ad6b7169203331"))
                .setName("chat m")
                .setStartTimeUnixNano(1_700_000_000_000_000_001L)
                .setEndTimeUnixNano(1_700_000_002_500_000_000L)
                .addAllAttributes(Arrays.asList(attributes));
    }

    static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    static KeyValue with(String key, String value) {
        return with(key, AnyValue.newBuilder().setStringValue(value).build());
    }

    static KeyValue with(String key, long value) {
        return with(key, AnyValue.newBuilder().setIntValue(value).build());
    }

    static KeyValue with(String key, double value) {
        return with(key, AnyValue.newBuilder().setDoubleValue(value).build());
    }

    static KeyValue with(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    static AnyValue list(AnyValue... values) {
        return AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder().addAllValues(Arrays.asList(values)))
                .build();
    }

    static AnyValue object(KeyValue... members) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(Arrays.asList(members)))
                .build();
    }

    static Origin origin(KeyValue... attributes) {
        return new Origin(
                Resource.newBuilder()
                        .addAllAttributes(Arrays.asList(attributes))
                        .build(),
                "",
                InstrumentationScope.newBuilder().setName("gw").setVersion("2").build(),
                "https://opentelemetry.io/schemas/1.38.0");
    }

    static Signal signal(Message record, KeyValue... resource) {
        return new Signal(record instanceof Span ? SignalKind.SPAN : SignalKind.LOG, origin(resource), record);
    }

    /** The turn that a record becomes, with what the service derives. */
    static TurnEvent turn(Message record, KeyValue... resource) {
        MappedSignal mapped = SignalMapping.map(signal(record, resource), ACME);
        return new TurnIdentity(IdentityKey.of("1".repeat(32).getBytes(UTF_8)))
                .complete(((MappedSignal.Turn) mapped).event());
    }

    static IgnoredReason ignored(Message record) {
        return ((MappedSignal.Ignored) SignalMapping.map(signal(record), ACME)).reason();
    }

    static JsonNode data(TurnEvent turn) {
        try {
            return JSON.readTree(turn.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String attribute(TurnEvent turn, Attribute attribute) {
        return turn.attributes().find(attribute).orElse("");
    }
}
