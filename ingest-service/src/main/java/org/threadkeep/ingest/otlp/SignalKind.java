package org.threadkeep.ingest.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Locale;

/**
 * The two signals that carry model calls. Their requests are built alike: records in scopes in resources, under the same field
 * numbers.
 */
enum SignalKind {
    /** {@code ExportTraceServiceRequest}. */
    SPAN(Span.getDefaultInstance(), "resource_spans", "scope_spans", "spans"),
    /** {@code ExportLogsServiceRequest}. */
    LOG(LogRecord.getDefaultInstance(), "resource_logs", "scope_logs", "log_records");

    private final Message empty;
    private final String resources;
    private final String scopes;
    private final String records;

    SignalKind(Message empty, String resources, String scopes, String records) {
        this.empty = empty;
        this.resources = resources;
        this.scopes = scopes;
        this.records = records;
    }

    /** A record of this kind to fill. */
    Message.Builder newRecord() {
        return empty.newBuilderForType();
    }

    Descriptor type() {
        return empty.getDescriptorForType();
    }

    /** The three levels, as protobuf names them. */
    String resources() {
        return resources;
    }

    String scopes() {
        return scopes;
    }

    String records() {
        return records;
    }

    /** Where a record stands in its request. */
    String path(Place place) {
        return resources + "[" + place.resource() + "]." + scopes + "[" + place.scope() + "]." + records + "["
                + place.record() + "]";
    }

    /** The word for the data and for metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
