package org.threadkeep.ingest.otlp;

import com.google.rpc.Code;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.http.BodyReader;
import org.threadkeep.ingest.http.ContentCoding;
import org.threadkeep.ingest.http.RefusedException;
import org.threadkeep.ingest.publish.KafkaWatch;

/** OTLP over HTTP, as the OpenTelemetry protocol specification 1.9 describes it. */
@Path("/v1")
public class OtlpResource {
    private static final int UNAVAILABLE = 503;

    private final KafkaWatch kafka;
    private final WorkingMemory memory;
    private final BodyReader reader;
    private final OtlpIntake intake;
    private final ExecutorService workers;

    /** Takes the steps in their order; what waits for Kafka is answered by the workers. */
    public OtlpResource(
            KafkaWatch kafka, WorkingMemory memory, BodyReader reader, OtlpIntake intake, ExecutorService workers) {
        this.kafka = kafka;
        this.memory = memory;
        this.reader = reader;
        this.intake = intake;
        this.workers = workers;
    }

    /** Takes spans; those that are model calls become turns. */
    @POST
    @Path("/traces")
    @Blocking
    @Operation(operationId = "exportTraces", summary = "Record turns from OTLP spans")
    public CompletionStage<Response> traces(InputStream body, @Context HttpHeaders headers) {
        return take(SignalKind.SPAN, body, headers);
    }

    /** Takes log records; those that are model calls become turns. */
    @POST
    @Path("/logs")
    @Blocking
    @Operation(operationId = "exportLogs", summary = "Record turns from OTLP log records")
    public CompletionStage<Response> logs(InputStream body, @Context HttpHeaders headers) {
        return take(SignalKind.LOG, body, headers);
    }

    private CompletionStage<Response> take(SignalKind kind, InputStream body, HttpHeaders headers) {
        OtlpEncoding encoding = OtlpEncoding.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        Share share = memory.open();
        try {
            RefusedException.requirePresent(kafka.presence());
            byte[] whole = reader.readWhole(body, coding(headers), headers.getLength(), share);
            return intake.take(kind, encoding, whole, sender(headers), share)
                    .thenApplyAsync(result -> answer(kind, encoding, result), workers)
                    .whenComplete((answer, failure) -> share.close());
        } catch (UndecodableException e) {
            share.close();
            return done(status(encoding, 400, Code.INVALID_ARGUMENT, e.getMessage()));
        } catch (RefusedException e) {
            share.close();
            return done(refusal(encoding, e));
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    private static CompletionStage<Response> done(Response.ResponseBuilder answer) {
        return CompletableFuture.completedFuture(answer.build());
    }

    private static ContentCoding coding(HttpHeaders headers) {
        return ContentCoding.of(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    }

    private static Sender sender(HttpHeaders headers) {
        return new Sender(header(headers, Sender.TENANT), header(headers, Sender.SOURCE));
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name)).filter(value -> !value.isBlank());
    }

    private static Response answer(SignalKind kind, OtlpEncoding encoding, OtlpResult result) {
        if (result.unavailable().isPresent()) {
            return status(
                            encoding,
                            UNAVAILABLE,
                            Code.UNAVAILABLE,
                            result.unavailable().get())
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        return Response.ok(encoding.answer(kind, result), encoding.mediaType()).build();
    }

    private static Response.ResponseBuilder refusal(OtlpEncoding encoding, RefusedException refused) {
        Code code = refused.status() == UNAVAILABLE ? Code.UNAVAILABLE : Code.INVALID_ARGUMENT;
        Response.ResponseBuilder answer = status(encoding, refused.status(), code, refused.getMessage());
        refused.headers().forEach(answer::header);
        return answer;
    }

    private static Response.ResponseBuilder status(OtlpEncoding encoding, int status, Code code, String message) {
        return Response.status(status).type(encoding.mediaType()).entity(encoding.status(code.getNumber(), message));
    }
}
