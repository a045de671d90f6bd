package org.threadkeep.catalog.http;

import io.micrometer.core.annotation.Timed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadkeep.catalog.lookup.SnapshotAnswer;
import org.threadkeep.catalog.lookup.SnapshotLookup;

/** Snapshots by their ids. */
@Path("/v1/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Snapshots")
@Blocking
public class SnapshotResource {
    private final SnapshotLookup snapshots;

    /** Answers from this lookup. */
    public SnapshotResource(SnapshotLookup snapshots) {
        this.snapshots = snapshots;
    }

    /** Where a snapshot is. */
    @GET
    @Path("{id}")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "snapshot"})
    @Operation(operationId = "getSnapshot", summary = "Where a snapshot is, and what it holds")
    @APIResponse(
            responseCode = "200",
            description = "The snapshot",
            content = @Content(schema = @Schema(implementation = SnapshotAnswer.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public SnapshotAnswer get(@Parameter(description = "64 hex digits") @PathParam("id") String id) {
        return snapshots.find(Parameters.name("snapshot", id)).orElseThrow(() -> ProblemException.unknown("snapshot"));
    }
}
