package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.util.function.Consumer;
import org.threadkeep.events.InvalidEventException;

/** A request in OTLP/JSON. */
final class JsonBatch implements SignalBatch {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * WireCost.MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SignalKind kind;
    private final JsonNode body;
    private int records;
    private JsonNode lastScope = MAPPER.missingNode();
    private Origin lastOrigin = Origin.NONE;

    /**
     * Parses the body, whose memory is set aside already.
     *
     * @throws UndecodableException when it is not JSON, or not in the shape of a request
     */
    JsonBatch(SignalKind kind, byte[] body) {
        this.kind = kind;
        this.body = parse(body);
        walk((place, resource, scope, record) -> records++);
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public long parsingBytes() {
        return 0;
    }

    @Override
    public void forEach(Consumer<ReadSignal> each) {
        walk((place, resource, scope, record) -> each.accept(read(kind.path(place), resource, scope, record)));
    }

    private interface Visit {
        void record(Place place, JsonNode resource, JsonNode scope, JsonNode record);
    }

    private void walk(Visit visit) {
        int resourceIndex = 0;
        for (JsonNode resource : arrayIn(body, kind.resources())) {
            int scopeIndex = 0;
            for (JsonNode scope : arrayIn(resource, kind.scopes())) {
                int recordIndex = 0;
                for (JsonNode record : arrayIn(scope, kind.records())) {
                    visit.record(new Place(resourceIndex, scopeIndex, recordIndex++), resource, scope, record);
                }
                scopeIndex++;
            }
            resourceIndex++;
        }
    }

    private JsonNode arrayIn(JsonNode object, String name) {
        JsonNode array = JsonFields.member(object, name);
        if (!object.isObject() || !(array.isArray() || array.isMissingNode() || array.isNull())) {
            throw new UndecodableException("the body is not a JSON request of " + kind.resources() + ": "
                    + (object.isObject() ? name + " is not an array" : "something is not an object"));
        }
        return array;
    }

    private ReadSignal read(String path, JsonNode resource, JsonNode scope, JsonNode record) {
        try {
            var read = kind.newRecord();
            JsonFields.merge(record, read, kind.label());
            return new ReadSignal.Readable(path, new Signal(kind, origin(resource, scope), read.build()));
        } catch (InvalidEventException e) {
            return new ReadSignal.Unreadable(path, e.field(), e.reason());
        }
    }

    /** Read once for all records of a scope. */
    @SuppressWarnings("ReferenceEquality") // the same place of the body
    private Origin origin(JsonNode resource, JsonNode scope) {
        if (scope != lastScope) {
            Resource.Builder process = Resource.newBuilder();
            JsonFields.merge(orEmpty(JsonFields.member(resource, "resource")), process, "resource");
            InstrumentationScope.Builder library = InstrumentationScope.newBuilder();
            JsonFields.merge(orEmpty(JsonFields.member(scope, "scope")), library, "scope");
            lastOrigin = new Origin(process.build(), url(resource), library.build(), url(scope));
            lastScope = scope;
        }
        return lastOrigin;
    }

    private static JsonNode orEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? MAPPER.createObjectNode() : node;
    }

    private static String url(JsonNode node) {
        return JsonFields.member(node, "schema_url").asText("");
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UndecodableException("the body is not valid JSON, or nested too deeply, at byte "
                    + Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset()));
        } catch (IOException e) {
            throw new UndecodableException("the body is not valid JSON");
        }
    }
}
