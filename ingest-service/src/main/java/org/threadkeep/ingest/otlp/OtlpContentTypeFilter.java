package org.threadkeep.ingest.otlp;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an unknown media type before the framework looks at it, so that a malformed one gets the same answer. */
class OtlpContentTypeFilter {
    private static final Set<String> PATHS = Set.of("/v1/traces", "/v1/logs");

    @ServerRequestFilter
    void requireKnown(ContainerRequestContext request) {
        if (PATHS.contains(request.getUriInfo().getPath())) {
            OtlpEncoding.of(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        }
    }
}
