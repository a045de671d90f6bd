package org.threadkeep.ingest.http;

import java.util.Map;
import org.threadkeep.ingest.publish.Presence;

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

    /**
     * Refuses what nobody could publish now.
     *
     * @throws RefusedException with 503
     */
    public static void requirePresent(Presence kafka) {
        if (kafka instanceof Presence.Absent absent) {
            throw unavailable("Kafka can't take turns: " + absent.reason());
        }
    }

    static RefusedException badRequest(String detail) {
        return new RefusedException(400, detail, Map.of());
    }

    static RefusedException unknown(String detail) {
        return new RefusedException(404, detail, Map.of());
    }

    /** Refuses a body, or what is in it, for its size. */
    public static RefusedException tooLarge(String detail) {
        return new RefusedException(413, detail, Map.of());
    }

    static RefusedException unsupportedType(String detail) {
        return unsupportedType(detail, BodyType.ACCEPTED);
    }

    /** Refuses a media type, and names those that are accepted. */
    public static RefusedException unsupportedType(String detail, String accepted) {
        return new RefusedException(415, detail, Map.of("Accept-Post", accepted));
    }

    static RefusedException unsupportedCoding(String detail) {
        return new RefusedException(415, detail, Map.of("Accept-Encoding", ContentCoding.ACCEPTED));
    }

    /** Refuses for now. */
    public static RefusedException unavailable(String detail) {
        return new RefusedException(503, detail, Map.of("Retry-After", "1"));
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** HTTP headers that go with it. */
    public Map<String, String> headers() {
        return headers;
    }
}
