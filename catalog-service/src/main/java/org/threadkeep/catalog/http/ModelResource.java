package org.threadkeep.catalog.http;

import io.micrometer.core.annotation.Timed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.threadkeep.catalog.lookup.ModelAnswer;
import org.threadkeep.catalog.lookup.ModelLookup;
import org.threadkeep.catalog.lookup.ModelThreadsAnswer;
import org.threadkeep.catalog.lookup.ModelsAnswer;
import org.threadkeep.catalog.registry.ModelDocument;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.Registration;
import org.threadkeep.catalog.registry.Registry;

/** Model versions, their weights and their threads. Versions may have slashes, raw or as {@code %2F}. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Blocking
public class ModelResource {
    private static final int MAX_BYTES = 16 << 20;

    private final ModelLookup models;
    private final Registry registry;

    /** Answers from this lookup, registers with this registry. */
    public ModelResource(ModelLookup models, Registry registry) {
        this.models = models;
        this.registry = registry;
    }

    /** A page of all model versions. */
    @GET
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "models"})
    @Operation(operationId = "listModels", summary = "Model versions, registered or seen")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list",
            content =
                    @Content(
                            schema = @Schema(implementation = ModelsAnswer.class),
                            examples = @ExampleObject(name = "one model", value = Examples.MODELS)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ModelsAnswer list(
            @Parameter(
                            description = "Most models on the page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "next_page of the page before") @QueryParam("page") String page) {
        return models.list(Parameters.limit(limit), Parameters.page(page));
    }

    /** What is known of a model version. */
    @GET
    @Path("{version: .+}")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "model"})
    @Operation(operationId = "getModel", summary = "What is known of a model version")
    @APIResponse(
            responseCode = "200",
            description = "The model version",
            content = @Content(schema = @Schema(implementation = ModelAnswer.class)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ModelAnswer get(
            @Parameter(description = "Slashes may stand raw or as %2F", example = "acme/llama-ft-7")
                    @PathParam("version")
                    String version) {
        return models.find(Parameters.name("model", version)).orElseThrow(() -> ProblemException.unknown("model"));
    }

    /** Registers a model version. */
    @PUT
    @Path("{version: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putModel",
            summary = "Register a model version, or tell more of it",
            description =
                    "The weights, tokenizer, chat template and code of a version never change; what was not told may be"
                            + " told later. Provider, replicas, aliases and lineage are replaced.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "open weights", value = Examples.MODEL_REGISTRATION)))
    @APIResponse(
            responseCode = "200",
            description = "It was registered, and is as told now",
            content = @Content(schema = @Schema(implementation = ModelAnswer.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is registered now",
            content = @Content(schema = @Schema(implementation = ModelAnswer.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RestResponse<ModelAnswer> put(
            @Parameter(description = "Slashes may stand raw or as %2F", example = "acme/llama-ft-7")
                    @PathParam("version")
                    String version,
            InputStream body) {
        RegisteredModel model = ModelDocument.read(version, JsonBody.read(body, MAX_BYTES));
        Registration outcome = registry.put(model);
        if (outcome instanceof Registration.Conflict conflict) {
            throw ProblemException.conflict(conflict.field());
        }
        return outcome instanceof Registration.Registered
                ? RestResponse.status(RestResponse.Status.CREATED, models.show(model))
                : RestResponse.ok(models.show(model));
    }

    /** The threads of a model version. */
    @GET
    @Path("{version: .+}/threads")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "model-threads"})
    @Operation(
            operationId = "listModelThreads",
            summary = "The threads that a model version ran",
            description = "A thread stands once per stream that it has such turns in.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list",
            content =
                    @Content(
                            schema = @Schema(implementation = ModelThreadsAnswer.class),
                            examples = @ExampleObject(name = "one thread", value = Examples.MODEL_THREADS)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ModelThreadsAnswer threads(
            @Parameter(description = "Slashes may stand raw or as %2F", example = "acme/llama-ft-7")
                    @PathParam("version")
                    String version,
            @Parameter(
                            description = "Most threads on the page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "next_page of the page before") @QueryParam("page") String page) {
        return models.threads(Parameters.name("model", version), Parameters.limit(limit), Parameters.page(page))
                .orElseThrow(() -> ProblemException.unknown("model"));
    }
}
