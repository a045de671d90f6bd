package org.threadkeep.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Message;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.util.Optional;

/** Where the records of one scope come from, in binary protobuf; it is read, and its cost is found, once for all of them. */
final class OriginSlices {
    private final ByteString resource;
    private final ByteString resourceUrl;
    private final ByteString scope;
    private final ByteString scopeUrl;
    private Optional<Origin> origin = Optional.empty();
    private long cost = -1;

    OriginSlices(ByteString resource, ByteString resourceUrl, ByteString scope, ByteString scopeUrl) {
        this.resource = resource;
        this.resourceUrl = resourceUrl;
        this.scope = scope;
        this.scopeUrl = scopeUrl;
    }

    /** Bytes of heap that it takes in a turn. */
    long cost() {
        if (cost < 0) {
            cost = WireCost.of(resource, Resource.getDescriptor())
                    + WireCost.of(scope, InstrumentationScope.getDescriptor());
        }
        return cost;
    }

    /**
     * Reads it.
     *
     * @throws com.google.protobuf.InvalidProtocolBufferException when it is malformed
     */
    Origin read() throws IOException {
        if (origin.isEmpty()) {
            origin = Optional.of(new Origin(
                    parse(resource, Resource.newBuilder()).build(),
                    resourceUrl.toStringUtf8(),
                    parse(scope, InstrumentationScope.newBuilder()).build(),
                    scopeUrl.toStringUtf8()));
        }
        return origin.get();
    }

    static <B extends Message.Builder> B parse(ByteString bytes, B into) throws IOException {
        CodedInputStream in = bytes.newCodedInput();
        in.setRecursionLimit(WireCost.MAX_DEPTH);
        into.mergeFrom(in);
        in.checkLastTagWas(0);
        return into;
    }
}
