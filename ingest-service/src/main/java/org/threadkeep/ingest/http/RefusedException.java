package org.threadkeep.ingest.http;

import java.util.Map;

/**
 * Says that a request is refused as a whole, with what status and why. A retry is safe; it can help when the status is 503.
 * Never holds content.
 */
public final class RefusedException extends RuntimeException {
    private final int status;
    private final Map<String, String> headers;

    private RefusedException(int status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    static RefusedException badRequest(String detail) {
        return new RefusedException(400, detail, Map.of());
    }

    static RefusedException unknown(String detail) {
        return new RefusedException(404, detail, Map.of());
    }

    static RefusedException tooLarge(String detail) {
        return new RefusedException(413, detail, Map.of());
    }

    static RefusedException unsupportedType(String detail) {
        return new RefusedException(415, detail, Map.of("Accept-Post", BodyType.ACCEPTED));
    }

    static RefusedException unsupportedCoding(String detail) {
        return new RefusedException(415, detail, Map.of("Accept-Encoding", ContentCoding.ACCEPTED));
    }

    static RefusedException unavailable(String detail) {
        return new RefusedException(503, detail, Map.of("Retry-After", "1"));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
