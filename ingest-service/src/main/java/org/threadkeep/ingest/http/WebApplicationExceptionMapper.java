package org.threadkeep.ingest.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the framework refuses (unknown path, wrong method) as problem details. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    private final UriInfo uri;

    /** Names the request's path in the answer. */
    public WebApplicationExceptionMapper(@Context UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(WebApplicationException refused) {
        Response given = refused.getResponse();
        Response.ResponseBuilder response =
                Problem.of(given.getStatus(), null, uri.getPath()).response();
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> response.header(name, value));
            }
        });
        return response.build();
    }
}
