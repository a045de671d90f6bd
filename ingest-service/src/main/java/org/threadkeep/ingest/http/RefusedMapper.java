package org.threadkeep.ingest.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal as problem details. */
@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {
    private final UriInfo uri;

    /** Names the request's path in the answer. */
    public RefusedMapper(@Context UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(RefusedException refused) {
        Response.ResponseBuilder response = Problem.of(refused.status(), refused.getMessage(), uri.getPath())
                .response();
        refused.headers().forEach(response::header);
        return response.build();
    }
}
