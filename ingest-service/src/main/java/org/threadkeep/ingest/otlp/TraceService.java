package org.threadkeep.ingest.otlp;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.quarkus.grpc.GrpcService;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.http.BodyReader;

/**
 * OTLP's {@code TraceService} over gRPC. Not built on the generated base class, because that parses a whole request before anybody
 * can say whether there is room for it.
 */
@GrpcService
public class TraceService implements BindableService {
    private final GrpcExport export;
    private final GrpcBodies bodies;

    /** Takes traces within the given memory. */
    public TraceService(GrpcExport export, WorkingMemory memory, BodyReader reader) {
        this.export = export;
        this.bodies = new GrpcBodies(memory, reader);
    }

    @Override
    public ServerServiceDefinition bindService() {
        MethodDescriptor<GrpcBody, byte[]> method = TraceServiceGrpc.getExportMethod().toBuilder(
                        bodies, new GrpcAnswers())
                .build();
        return ServerServiceDefinition.builder(TraceServiceGrpc.SERVICE_NAME)
                .addMethod(method, export.handler(SignalKind.SPAN))
                .build();
    }
}
