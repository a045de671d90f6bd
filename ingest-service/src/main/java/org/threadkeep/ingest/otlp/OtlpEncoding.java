package org.threadkeep.ingest.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.Status;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.threadkeep.ingest.http.RefusedException;

/** How requests and answers are written: an answer is in the encoding of its request. */
enum OtlpEncoding {
    /** Binary protobuf. */
    PROTOBUF("application/x-protobuf") {
        @Override
        byte[] answer(SignalKind kind, OtlpResult result) {
            return kind == SignalKind.SPAN
                    ? traces(result).toByteArray()
                    : logs(result).toByteArray();
        }

        @Override
        byte[] status(int code, String message) {
            return Status.newBuilder().setCode(code).setMessage(message).build().toByteArray();
        }
    },
    /** Protobuf's JSON with the changes that OTLP makes. */
    JSON("application/json") {
        @Override
        byte[] answer(SignalKind kind, OtlpResult result) {
            ObjectNode answer = ProtoJson.NODES.objectNode();
            if (result.rejected() > 0) {
                answer.putObject("partialSuccess")
                        .put(
                                kind == SignalKind.SPAN ? "rejectedSpans" : "rejectedLogRecords",
                                Long.toString(result.rejected()))
                        .put("errorMessage", result.message());
            }
            return answer.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        byte[] status(int code, String message) {
            return ProtoJson.NODES
                    .objectNode()
                    .put("code", code)
                    .put("message", message)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final String ACCEPTED =
            Arrays.stream(values()).map(OtlpEncoding::mediaType).collect(Collectors.joining(", "));

    private final String mediaType;

    OtlpEncoding(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type. */
    String mediaType() {
        return mediaType;
    }

    /** {@code ExportTraceServiceResponse} or {@code ExportLogsServiceResponse}. */
    abstract byte[] answer(SignalKind kind, OtlpResult result);

    /** {@code google.rpc.Status}. */
    abstract byte[] status(int code, String message);

    /**
     * The encoding of a {@code Content-Type} header, whose parameters say nothing here.
     *
     * @param header null for none
     * @throws RefusedException with 415
     */
    static OtlpEncoding of(String header) {
        String type = header == null ? "" : header.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(encoding -> encoding.mediaType.equalsIgnoreCase(type))
                .findFirst()
                .orElseThrow(
                        () -> RefusedException.unsupportedType("the media type is not one of " + ACCEPTED, ACCEPTED));
    }

    private static ExportTraceServiceResponse traces(OtlpResult result) {
        ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
        if (result.rejected() > 0) {
            answer.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(result.rejected())
                    .setErrorMessage(result.message()));
        }
        return answer.build();
    }

    private static ExportLogsServiceResponse logs(OtlpResult result) {
        ExportLogsServiceResponse.Builder answer = ExportLogsServiceResponse.newBuilder();
        if (result.rejected() > 0) {
            answer.setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                    .setRejectedLogRecords(result.rejected())
                    .setErrorMessage(result.message()));
        }
        return answer.build();
    }
}
