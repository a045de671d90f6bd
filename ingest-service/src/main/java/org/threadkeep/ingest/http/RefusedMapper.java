package org.threadkeep.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.threadkeep.ingest.measure.IngestMeter;

/** A refusal as problem details. */
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {
    private final UriInfo uri;
    private final MeterRegistry meters;

    /** Names the request's path in the answer, and counts. */
    public RefusedMapper(@Context UriInfo uri, MeterRegistry meters) {
        this.uri = uri;
        this.meters = meters;
    }

    @Override
    public Response toResponse(RefusedException refused) {
        IngestMeter.REFUSED
                .counter(meters, "status", String.valueOf(refused.status()))
                .increment();
        Response.ResponseBuilder response = Problem.of(refused.status(), refused.getMessage(), uri.getPath())
                .response();
        refused.headers().forEach(response::header);
        return response.build();
    }
}
