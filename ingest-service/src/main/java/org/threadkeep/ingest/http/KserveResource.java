package org.threadkeep.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.events.capture.CaptureFormats;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.capture.Sender;
import org.threadkeep.ingest.kserve.HalfEvents;

/** Takes requests and responses that KServe's logger sends as CloudEvents, one half of an exchange in each. */
@Path("/v1/kserve/{format}")
public class KserveResource {
    private final WorkingMemory memory;
    private final BodyReader reader;
    private final HalfEvents halves;
    private final CatalogLinks links;
    private final ExecutorService workers;

    /** Takes the steps in their order; what waits for Kafka is answered by the workers. */
    KserveResource(
            WorkingMemory memory, BodyReader reader, HalfEvents halves, CatalogLinks links, ExecutorService workers) {
        this.memory = memory;
        this.reader = reader;
        this.halves = halves;
        this.links = links;
        this.workers = workers;
    }

    /**
     * Takes one event: 202 when it waits, for its other half or for Kafka; else the answer of {@code /v1/capture/{format}}.
     */
    @POST
    @Blocking
    @Operation(operationId = "captureHalf", summary = "Capture a request or its response, as KServe logs them")
    public CompletionStage<Response> take(
            @PathParam("format") String name,
            @QueryParam("tenant") String tenant,
            InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        CaptureFormat format = CaptureFormats.newest(name)
                .filter(known -> !known.isLogged())
                .orElseThrow(() -> RefusedException.unknown("that is no format of requests and responses"));
        if (!halves.haveRoom()) {
            throw RefusedException.unavailable("Kafka has not taken what came before");
        }
        try (Share share = memory.open()) {
            byte[] content = reader.readWhole(body, coding(headers), headers.getLength(), share);
            return halves.take(headers.getRequestHeaders(), content, format, sender(tenant, headers))
                    .thenApplyAsync(
                            outcomes -> outcomes.isEmpty() ? waiting() : Answers.of(outcomes, links, uri.getPath()),
                            workers);
        } catch (InvalidEventException e) {
            throw RefusedException.badRequest(e.field() + " " + e.reason());
        }
    }

    /** KServe's logger can't be given headers, so that its address names the tenant. */
    private static Sender sender(String tenant, HttpHeaders headers) {
        Optional<String> named = Optional.ofNullable(tenant)
                .or(() -> Optional.ofNullable(headers.getHeaderString(Sender.TENANT_HEADER)));
        return Sender.unheard(named, Optional.empty(), "kserve");
    }

    private static ContentCoding coding(HttpHeaders headers) {
        return ContentCoding.of(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    }

    private static Response waiting() {
        return Response.accepted("{\"status\":\"waiting\"}")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
