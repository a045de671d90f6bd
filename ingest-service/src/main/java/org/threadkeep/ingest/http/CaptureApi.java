package org.threadkeep.ingest.http;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threadkeep.ingest.capture.Sender;

/** The door for exchanges with providers and for gateways' log records, as its OpenAPI document describes it. */
@Path("/v1/capture/{format}")
public interface CaptureApi {
    /** Takes exchanges and answers when Kafka has acknowledged the turns that they are. */
    @POST
    @Operation(
            operationId = "captureExchanges",
            summary = "Capture exchanges as they went over the wire",
            description =
                    """
                    Takes one exchange, an array of them, or one a line. An exchange has a `request` and a `response`, each as JSON
                    (kept byte for byte as it stands), as a text (a stream of server-sent events, say), or as
                    `{"encoding": "base64", "body": "…"}`; the HTTP `status`; and any attribute of a turn event. Without an `id`
                    it goes by the id of its response, without a `modelversion` by the model that its response or request names.
                    The formats `litellm`, `dynamo`, `kong` and `apisix` take the gateways' log records themselves. What was said
                    is derived from the bodies; the bodies are what is stored. Bounds and answers are those of `/v1/turns`.
                    """)
    @Parameter(in = ParameterIn.HEADER, name = Sender.TENANT_HEADER, description = "Tenant of exchanges that name none")
    @Parameter(in = ParameterIn.HEADER, name = Sender.SOURCE_HEADER, description = "Source of exchanges that name none")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = BodyType.JSON,
                        schema = @Schema(oneOf = {Object.class, Object[].class}),
                        examples = @ExampleObject(name = "one exchange", value = CaptureExamples.ONE)),
                @Content(mediaType = BodyType.NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "Kafka has at least one of the turns; the others are rejected for good",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TurnsAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Nothing was accepted: no exchange, or no valid one (then with results)",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such format; the answer lists those that there are",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body, the number of exchanges, or the only one are larger than allowed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "Kafka did not take every turn (then with results), or there is no room; sending all again is safe",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    CompletionStage<Response> capture(
            @Parameter(
                            description = "What the exchanges or records are",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "anthropic-messages",
                                                "apisix",
                                                "bedrock-converse",
                                                "dynamo",
                                                "gemini",
                                                "kong",
                                                "litellm",
                                                "openai-chat",
                                                "openai-responses",
                                                "sglang-generate"
                                            }))
                    @PathParam("format")
                    String format,
            InputStream body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Context UriInfo uri);
}
