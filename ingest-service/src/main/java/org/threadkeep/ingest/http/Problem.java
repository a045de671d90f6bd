package org.threadkeep.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.core.Response;

/**
 * Problem details (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says it
 * @param title the status in words
 * @param status HTTP status
 * @param detail what is wrong here, without content
 * @param instance path of the request
 * @param answer what became of each event, where events were read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, String detail, String instance, @JsonUnwrapped TurnsAnswer answer) {
    /** Media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail, String instance) {
        return of(status, detail, instance, null);
    }

    static Problem of(int status, String detail, String instance, TurnsAnswer answer) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Status " + status : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, instance, answer);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
