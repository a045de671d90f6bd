package org.threadkeep.ingest.otlp;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.threadkeep.ingest.Trace;
import org.threadkeep.ingest.http.RefusedException;
import org.threadkeep.ingest.publish.KafkaWatch;

/** The way of one gRPC call, the same for both services. It is answered by the workers. */
@ApplicationScoped
class GrpcExport {
    private static final Logger LOG = Logger.getLogger(GrpcExport.class);
    private static final int TOO_LARGE = 413;

    private final KafkaWatch kafka;
    private final OtlpIntake intake;
    private final ExecutorService workers;

    GrpcExport(KafkaWatch kafka, OtlpIntake intake, ExecutorService workers) {
        this.kafka = kafka;
        this.intake = intake;
        this.workers = workers;
    }

    ServerCallHandler<GrpcBody, byte[]> handler(SignalKind kind) {
        return (call, headers) -> {
            call.request(2); // one message, and the end after it
            return new Exchange(kind, call, sender(headers));
        };
    }

    private static Sender sender(Metadata headers) {
        return new Sender(header(headers, Sender.TENANT), header(headers, Sender.SOURCE));
    }

    private static Optional<String> header(Metadata headers, String name) {
        String value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** One call. Its methods are called one after the other. */
    private final class Exchange extends ServerCall.Listener<GrpcBody> {
        private final SignalKind kind;
        private final ServerCall<GrpcBody, byte[]> call;
        private final Sender sender;
        private boolean received;

        Exchange(SignalKind kind, ServerCall<GrpcBody, byte[]> call, Sender sender) {
            this.kind = kind;
            this.call = call;
            this.sender = sender;
        }

        /** Not at the end of the call: a sender that never ends it would hold the memory. */
        @Override
        public void onMessage(GrpcBody body) {
            boolean first = !received;
            received = true;
            if (first && body instanceof GrpcBody.Refused refused) {
                fail(status(refused.reason()));
            } else if (first && body instanceof GrpcBody.Held held) {
                start(held);
            } else if (body instanceof GrpcBody.Held second) {
                second.share().close();
            }
        }

        @Override
        public void onHalfClose() {
            if (!received) {
                fail(Status.INVALID_ARGUMENT.withDescription("there is no message in the call"));
            }
        }

        private void start(GrpcBody.Held body) {
            try {
                workers.execute(() -> take(body));
            } catch (RejectedExecutionException e) {
                body.share().close();
                fail(Status.UNAVAILABLE.withDescription("the service is stopping"));
            }
        }

        private void take(GrpcBody.Held body) {
            try {
                RefusedException.requirePresent(kafka.presence());
                intake.take(kind, OtlpEncoding.PROTOBUF, body.bytes(), sender, body.share())
                        .whenCompleteAsync((result, failure) -> end(body, result, failure), workers);
            } catch (RuntimeException | Error e) {
                end(body, null, e);
            }
        }

        private void end(GrpcBody.Held body, OtlpResult result, Throwable failure) {
            body.share().close();
            if (failure != null) {
                fail(status(failure));
            } else if (result.unavailable().isPresent()) {
                fail(Status.UNAVAILABLE.withDescription(result.unavailable().get()));
            } else {
                call.sendHeaders(new Metadata());
                call.sendMessage(OtlpEncoding.PROTOBUF.answer(kind, result));
                call.close(Status.OK, new Metadata());
            }
        }

        private void fail(Status status) {
            call.close(status, new Metadata());
        }
    }

    private static Status status(Throwable failure) {
        if (failure instanceof UndecodableException) {
            return Status.INVALID_ARGUMENT.withDescription(failure.getMessage());
        }
        if (failure instanceof RefusedException refused) {
            Status status = refused.status() == TOO_LARGE ? Status.RESOURCE_EXHAUSTED : Status.UNAVAILABLE;
            return status.withDescription(refused.getMessage());
        }
        LOG.errorf("a call failed: %s", Trace.of(failure));
        return Status.INTERNAL.withDescription("the service failed at this call; its log says where");
    }
}
