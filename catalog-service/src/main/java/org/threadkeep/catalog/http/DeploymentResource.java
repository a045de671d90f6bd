package org.threadkeep.catalog.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.annotation.Timed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadkeep.catalog.registry.Registry;
import org.threadkeep.catalog.registry.ServingDescriptor;

/** Deployments: what a model version ran on, described once and named by digest. */
@Path("/v1/deployments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deployments")
@Blocking
public class DeploymentResource {
    private static final int MAX_BYTES = 256 << 10;

    private final Registry registry;

    /** Keeps descriptors in this registry. */
    public DeploymentResource(Registry registry) {
        this.registry = registry;
    }

    /** Registers a serving descriptor. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putDeployment",
            summary = "Register a serving descriptor",
            description =
                    "Any JSON object of at most 256 KiB. Fidelity asks for engine.image, engine.flags (a list), gpu.class,"
                            + " layout, determinism.mode and adapters (a list). The same descriptor always has the same name.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "eight GPUs", value = Examples.SERVING_DESCRIPTOR)))
    @APIResponse(
            responseCode = "200",
            description = "The descriptor's name",
            content =
                    @Content(
                            schema = @Schema(implementation = DeploymentAnswer.class),
                            examples = @ExampleObject(name = "registered", value = Examples.DEPLOYMENT)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public DeploymentAnswer put(InputStream body) {
        ServingDescriptor descriptor = ServingDescriptor.of(JsonBody.read(body, MAX_BYTES));
        registry.put(descriptor);
        return new DeploymentAnswer(descriptor.digest());
    }

    /** A serving descriptor. */
    @GET
    @Path("{digest}")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "deployment"})
    @Operation(operationId = "getDeployment", summary = "A serving descriptor, in canonical form")
    @APIResponse(
            responseCode = "200",
            description = "The descriptor",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "eight GPUs", value = Examples.SERVING_DESCRIPTOR)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public JsonNode get(@PathParam("digest") String digest) {
        return registry.findDeployment(Parameters.name("deployment", digest))
                .map(ServingDescriptor::json)
                .orElseThrow(() -> ProblemException.unknown("deployment"));
    }
}
