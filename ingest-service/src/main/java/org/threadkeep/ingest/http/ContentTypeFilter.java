package org.threadkeep.ingest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an unknown media type before the framework looks at it, so that a malformed one gets the same answer. */
class ContentTypeFilter {
    private static final String PATH = "/v1/turns";

    @ServerRequestFilter
    void requireKnown(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().equals(PATH)) {
            BodyType.framing(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        }
    }
}
