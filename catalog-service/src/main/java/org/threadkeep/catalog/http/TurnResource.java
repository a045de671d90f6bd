package org.threadkeep.catalog.http;

import io.micrometer.core.annotation.Timed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadkeep.catalog.lookup.TurnLookup;
import org.threadkeep.catalog.lookup.TurnsAnswer;

/** Turns by their ids. */
@Path("/v1/turns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Turns")
@Blocking
public class TurnResource {
    private final TurnLookup turns;

    /** Answers from this lookup. */
    public TurnResource(TurnLookup turns) {
        this.turns = turns;
    }

    /** All bodies of a turn id. */
    @GET
    @Path("{turn_id}")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "turn"})
    @Operation(
            operationId = "getTurn",
            summary = "All that came under a turn id",
            description = "One turn as a rule. When several bodies came under one id, each is shown, and flagged.")
    @APIResponse(
            responseCode = "200",
            description = "The turns",
            content = @Content(schema = @Schema(implementation = TurnsAnswer.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TurnsAnswer get(
            @Parameter(description = "32 hex digits") @PathParam("turn_id") String turnId,
            @Parameter(
                            description = "Whether to read what was said",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "none"},
                                            defaultValue = "full"))
                    @QueryParam("content")
                    String content) {
        return turns.find(Parameters.name("turn", turnId), Parameters.withContent(content))
                .orElseThrow(() -> ProblemException.unknown("turn"));
    }
}
