package org.threadkeep.ingest.otlp;

import com.google.protobuf.Message;

/**
 * One span or log record with what stands around it.
 *
 * @param kind of the record
 * @param origin resource and scope that it came from
 * @param record a {@link io.opentelemetry.proto.trace.v1.Span} or {@link io.opentelemetry.proto.logs.v1.LogRecord}
 */
record Signal(SignalKind kind, Origin origin, Message record) {}
