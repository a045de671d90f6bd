package org.threadkeep.ingest.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.Trace;

/** What went wrong inside as problem details that tell nothing; the log has the place, and no content either. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    private final UriInfo uri;

    /** Names the request's path in the answer. */
    public FailureMapper(@Context UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof SenderGoneException) {
            LOG.debugf("a body broke off");
            return Problem.of(400, "the body broke off", uri.getPath())
                    .response()
                    .build();
        }
        LOG.errorf("a request failed: %s", Trace.of(failure));
        return Problem.of(500, "the service failed at this request; its log says where", uri.getPath())
                .response()
                .build();
    }
}
