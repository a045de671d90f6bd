package org.threadkeep.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import org.threadkeep.ingest.accept.Framing;

/**
 * What a request says about its body.
 *
 * @param framing how events stand in it
 * @param coding how it is compressed
 * @param length in bytes as sent, or -1 when it is not told
 */
record BodyHeaders(Framing framing, ContentCoding coding, long length) {
    /**
     * Reads the headers.
     *
     * @throws RefusedException with 415
     */
    static BodyHeaders of(HttpHeaders headers) {
        return new BodyHeaders(
                BodyType.framing(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                ContentCoding.of(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING)),
                length(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH)));
    }

    private static long length(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1; // the server has checked it; what comes is counted anyway
        }
    }
}
