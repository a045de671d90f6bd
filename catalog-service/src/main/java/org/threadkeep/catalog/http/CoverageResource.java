package org.threadkeep.catalog.http;

import io.micrometer.core.annotation.Timed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadkeep.catalog.coverage.CoverageReport;
import org.threadkeep.catalog.coverage.CoverageWatch;

/** Which turns that gateways made are not frozen. */
@Path("/v1/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coverage")
@Blocking
public class CoverageResource {
    private final CoverageWatch coverage;

    /** Answers with what this found. */
    public CoverageResource(CoverageWatch coverage) {
        this.coverage = coverage;
    }

    /** What the last look found. */
    @GET
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "coverage"})
    @Operation(
            operationId = "getCoverage",
            summary = "Which turns that sources made are not frozen",
            description =
                    "Told from the sequence numbers that sources give their turns; of each source, the last million.")
    @APIResponse(
            responseCode = "200",
            description = "What the last look found",
            content = @Content(schema = @Schema(implementation = CoverageReport.class)))
    public CoverageReport get(@Parameter(description = "Only its sources") @QueryParam("tenant") String tenant) {
        return coverage.report().ofTenant(Optional.ofNullable(tenant));
    }
}
