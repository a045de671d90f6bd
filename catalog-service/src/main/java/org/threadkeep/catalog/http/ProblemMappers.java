package org.threadkeep.catalog.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.catalog.http.Problem.Fault;
import org.threadkeep.catalog.lookup.BadPageTokenException;
import org.threadkeep.catalog.registry.InvalidFieldsException;
import org.threadkeep.catalog.storage.StorageUnavailableException;

/** Makes a problem document of every error. */
public final class ProblemMappers {
    static final String TYPE = "urn:threadkeep:problem:";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    /** What a resource says itself. */
    @ServerExceptionMapper
    public Response map(ProblemException e, UriInfo uri) {
        return response(e.at(path(uri)));
    }

    /** A token of some other list, or of none. */
    @ServerExceptionMapper
    public Response map(BadPageTokenException e, UriInfo uri) {
        return map(ProblemException.invalid("page", e.getMessage()), uri);
    }

    /** A registration that is wrong. */
    @ServerExceptionMapper
    public Response map(InvalidFieldsException e, UriInfo uri) {
        List<Fault> faults = e.faults().stream()
                .map(fault -> new Fault(fault.field(), fault.reason()))
                .toList();
        return map(ProblemException.invalid(faults), uri);
    }

    /** Cassandra is not there, for the catalog's tables. */
    @ServerExceptionMapper
    public Response map(StorageUnavailableException e, UriInfo uri) {
        return unavailable(e, uri);
    }

    /** Cassandra is not there, for the archive. */
    @ServerExceptionMapper
    public Response map(ArchiveUnavailableException e, UriInfo uri) {
        return unavailable(e, uri);
    }

    /** The key management is not there. */
    @ServerExceptionMapper
    public Response map(KeyUnavailableException e, UriInfo uri) {
        return unavailable(e, uri);
    }

    /** A stored row is not what was written. The row is named to operators and callers alike; it holds nothing readable. */
    @ServerExceptionMapper
    public Response map(CorruptArchiveException e, UriInfo uri) {
        LOG.errorf("Corrupt archive: %s", e.getMessage());
        return response(new Problem(
                TYPE + "corrupt-archive", "The archive is corrupt", 500, e.getMessage(), path(uri), List.of()));
    }

    /** Something that a newer library wrote. */
    @ServerExceptionMapper
    public Response map(ArchiveFormatException e, UriInfo uri) {
        LOG.errorf("Archive format: %s", e.getMessage());
        return response(new Problem(
                TYPE + "unreadable-archive", "The archive can't be read", 500, e.getMessage(), path(uri), List.of()));
    }

    /** What the HTTP layer refuses: unknown paths, methods and media types. */
    @ServerExceptionMapper
    public Response map(WebApplicationException e, UriInfo uri) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        String reason = status.getReasonPhrase();
        Problem problem =
                new Problem("about:blank", reason, status.getStatusCode(), reason + ".", path(uri), List.of());
        Response.ResponseBuilder answer = builder(problem);
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    /** What nobody expected. The message may hold anything, so it is told to nobody but the log of its class. */
    @ServerExceptionMapper
    public Response map(Throwable e, UriInfo uri) {
        LOG.errorf(e, "A request failed for no known reason");
        return response(new Problem(
                TYPE + "internal",
                "Internal error",
                500,
                "The request failed; the log tells why.",
                path(uri),
                List.of()));
    }

    private static Response unavailable(RuntimeException e, UriInfo uri) {
        LOG.debugf("Unavailable: %s", e.getMessage());
        Problem problem = new Problem(
                TYPE + "unavailable",
                "Not available now",
                503,
                "The storage can't be reached now; the same request can be sent again.",
                path(uri),
                List.of());
        return builder(problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response response(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
