package org.threadkeep.ingest.http;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The door for turns over HTTP, as its OpenAPI document describes it. */
@Path("/v1/turns")
public interface TurnsApi {
    /** Takes turns and answers when Kafka has acknowledged them. */
    @POST
    @Operation(
            operationId = "recordTurns",
            summary = "Record turns",
            description =
                    """
                    Takes one event, an array of events, or one event a line, each a turn in CloudEvents 1.0 JSON of type
                    `org.threadkeep.turn.recorded.v1`. The data of each event are kept byte for byte, up to 32 MiB. The answer
                    comes when Kafka has acknowledged every turn, and has one result per event, in order: a bad event does not
                    take the others with it. Sending the same events again is always safe: a turn is known by tenant, source
                    and id.
                    """)
    @Parameter(
            in = ParameterIn.HEADER,
            name = HttpHeaders.CONTENT_ENCODING,
            description = "How the body is compressed",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"identity", "gzip", "zstd"}))
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = BodyType.EVENT,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "one turn", value = TurnExamples.ONE)),
                @Content(
                        mediaType = BodyType.BATCH,
                        schema = @Schema(type = SchemaType.ARRAY),
                        examples = @ExampleObject(name = "a batch", value = "[" + TurnExamples.ONE + "]")),
                @Content(
                        mediaType = BodyType.JSON,
                        schema = @Schema(oneOf = {Object.class, Object[].class}),
                        examples = @ExampleObject(name = "one turn", value = TurnExamples.ONE)),
                @Content(
                        mediaType = BodyType.NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "one event a line", value = TurnExamples.LINES)),
                @Content(mediaType = BodyType.JSONL, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "Kafka has at least one of the turns; the others are rejected for good",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TurnsAnswer.class),
                            examples = @ExampleObject(name = "mixed", value = TurnExamples.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "Nothing was accepted: no event, no valid event (then with results), or corrupt compression",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body, the number of events, or the data of the only event are larger than allowed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Unknown media type, charset or content coding",
            headers = {
                @Header(name = "Accept-Post", description = "Media types that are understood"),
                @Header(name = "Accept-Encoding", description = "Content codings that are understood (RFC 7694)")
            },
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The service failed; sending all again is safe",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "Kafka did not take every turn (then with results), or there is no room; sending all again is safe",
            headers = @Header(name = HttpHeaders.RETRY_AFTER, description = "Seconds"),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    CompletionStage<Response> record(
            InputStream body, @Parameter(hidden = true) @Context HttpHeaders headers, @Context UriInfo uri);
}
