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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadkeep.catalog.lookup.ThreadAnswer;
import org.threadkeep.catalog.lookup.ThreadLookup;
import org.threadkeep.catalog.lookup.ThreadName;
import org.threadkeep.catalog.lookup.ThreadWeights;
import org.threadkeep.catalog.lookup.ThreadWeightsAnswer;

/** Threads: their turns, and what ran them. */
@Path("/v1/threads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Threads")
@Blocking
public class ThreadResource {
    private static final int MAX_TENANT = 128;
    private static final int MAX_CONVERSATION_ID = 1024;

    private final ThreadLookup threads;
    private final ThreadWeights weights;

    /** Answers from these lookups. */
    public ThreadResource(ThreadLookup threads, ThreadWeights weights) {
        this.threads = threads;
        this.weights = weights;
    }

    /** A page of a thread. */
    @GET
    @Path("{id}")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "thread"})
    @Operation(
            operationId = "getThread",
            summary = "A thread's turns",
            description = "In the order of stream and offset. A page ends at the limit, or at 8 MiB of content.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the thread",
            content =
                    @Content(
                            schema = @Schema(implementation = ThreadAnswer.class),
                            examples = @ExampleObject(name = "one turn", value = Examples.THREAD)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ThreadAnswer get(
            @Parameter(description = "32 hex digits") @PathParam("id") String id,
            @Parameter(
                            description = "Most turns on the page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "next_page of the page before") @QueryParam("page") String page,
            @Parameter(
                            description = "Whether to read what was said",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "none"},
                                            defaultValue = "full"))
                    @QueryParam("content")
                    String content) {
        return threads.find(
                        Parameters.name("thread", id),
                        Parameters.limit(limit),
                        Parameters.page(page),
                        Parameters.withContent(content))
                .orElseThrow(() -> ProblemException.unknown("thread"));
    }

    /** The thread of a conversation. */
    @GET
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "conversation"})
    @Operation(operationId = "findThread", summary = "The thread of a gateway's conversation id")
    @APIResponse(
            responseCode = "200",
            description = "The thread's name",
            content =
                    @Content(
                            schema = @Schema(implementation = ThreadName.class),
                            examples = @ExampleObject(name = "found", value = Examples.THREAD_NAME)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ThreadName find(
            @Parameter(required = true) @QueryParam("tenant") String tenant,
            @Parameter(required = true) @QueryParam("conversation_id") String conversationId) {
        return threads.findConversation(
                        Parameters.required("tenant", tenant, MAX_TENANT),
                        Parameters.required("conversation_id", conversationId, MAX_CONVERSATION_ID))
                .orElseThrow(() -> ProblemException.unknown("thread"));
    }

    /** What ran a thread. */
    @GET
    @Path("{id}/weights")
    @Timed(
            value = "threadkeep.lookups",
            extraTags = {"endpoint", "thread-weights"})
    @Operation(operationId = "getThreadWeights", summary = "The weights that ran a thread, and its fidelity")
    @APIResponse(
            responseCode = "200",
            description = "Every model version that ran turns of the thread",
            content =
                    @Content(
                            schema = @Schema(implementation = ThreadWeightsAnswer.class),
                            examples = @ExampleObject(name = "an unregistered model", value = Examples.THREAD_WEIGHTS)))
    @APIResponse(responseCode = "404", ref = "Unknown")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ThreadWeightsAnswer weights(@Parameter(description = "32 hex digits") @PathParam("id") String id) {
        return weights.find(Parameters.name("thread", id)).orElseThrow(() -> ProblemException.unknown("thread"));
    }
}
