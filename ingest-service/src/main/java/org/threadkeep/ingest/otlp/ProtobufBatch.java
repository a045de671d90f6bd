package org.threadkeep.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.function.Consumer;

/** A request in binary protobuf. Only one record at a time is ever built; the others are slices of the body. */
final class ProtobufBatch implements SignalBatch {
    private static final int RESOURCE = 1;
    private static final int SCOPES = 2;
    private static final int SCHEMA_URL = 3;
    private static final int SCOPE = 1;
    private static final int RECORDS = 2;

    private static final String TOO_INTRICATE =
            "has so many values that taking it apart exceeds this service's memory; a larger heap takes it";

    private final SignalKind kind;
    private final ByteString body;
    private final long room;
    private int records;
    private long parsingBytes;

    /**
     * Looks through the whole body, and reads nothing yet.
     *
     * @param body may not change after that
     * @param room bytes of heap that one record may take; one that takes more can't be read
     * @throws UndecodableException when records can't be told apart
     */
    ProtobufBatch(SignalKind kind, byte[] body, long room) {
        this.kind = kind;
        this.room = room;
        this.body = UnsafeByteOperations.unsafeWrap(body);
        try {
            walk(this::survey);
        } catch (IOException e) {
            throw undecodable();
        }
    }

    @Override
    public int records() {
        return records;
    }

    @Override
    public long parsingBytes() {
        return parsingBytes;
    }

    @Override
    public void forEach(Consumer<ReadSignal> each) {
        try {
            walk((place, origin, record) -> each.accept(read(kind.path(place), origin, record)));
        } catch (IOException e) {
            throw undecodable();
        }
    }

    private interface Visit {
        void record(Place place, OriginSlices origin, ByteString record) throws IOException;
    }

    private void walk(Visit visit) throws IOException {
        int[] resources = {0};
        WireFields.forEach(body, (number, resource) -> {
            if (number == 1) {
                walkResource(resources[0]++, resource, visit);
            }
        });
    }

    private void walkResource(int index, ByteString resource, Visit visit) throws IOException {
        ByteString own = WireFields.last(resource, RESOURCE);
        ByteString url = WireFields.last(resource, SCHEMA_URL);
        int[] scopes = {0};
        WireFields.forEach(resource, (number, scope) -> {
            if (number == SCOPES) {
                OriginSlices origin =
                        new OriginSlices(own, url, WireFields.last(scope, SCOPE), WireFields.last(scope, SCHEMA_URL));
                walkScope(index, scopes[0]++, scope, origin, visit);
            }
        });
    }

    private void walkScope(int resource, int index, ByteString scope, OriginSlices origin, Visit visit)
            throws IOException {
        int[] records = {0};
        WireFields.forEach(scope, (number, record) -> {
            if (number == RECORDS) {
                visit.record(new Place(resource, index, records[0]++), origin, record);
            }
        });
    }

    private void survey(Place place, OriginSlices origin, ByteString record) {
        records++;
        long cost = cost(origin, record);
        parsingBytes = Math.max(parsingBytes, cost > room ? 0 : cost);
    }

    private long cost(OriginSlices origin, ByteString record) {
        return WireCost.of(record, kind.type()) + origin.cost();
    }

    private ReadSignal read(String path, OriginSlices origin, ByteString record) {
        if (cost(origin, record) > room) {
            return new ReadSignal.Unreadable(path, kind.label(), TOO_INTRICATE);
        }
        try {
            Message read = OriginSlices.parse(record, kind.newRecord()).build();
            return new ReadSignal.Readable(path, new Signal(kind, origin.read(), read));
        } catch (IOException e) {
            return new ReadSignal.Unreadable(path, kind.label(), "is malformed protobuf, or nested too deeply");
        }
    }

    private UndecodableException undecodable() {
        return new UndecodableException("the body is not a protobuf request of " + kind.resources());
    }
}
