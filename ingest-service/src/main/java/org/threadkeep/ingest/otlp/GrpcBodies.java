package org.threadkeep.ingest.otlp;

import io.grpc.MethodDescriptor.Marshaller;
import java.io.InputStream;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.http.BodyReader;
import org.threadkeep.ingest.http.ContentCoding;
import org.threadkeep.ingest.http.RefusedException;

/**
 * Reads a message as bytes, within the same memory as bodies of HTTP. It is called on a thread of the server that may not wait, so
 * what has no room is refused at once.
 */
record GrpcBodies(WorkingMemory memory, BodyReader reader) implements Marshaller<GrpcBody> {
    @Override
    public GrpcBody parse(InputStream message) {
        Share share = memory.openImpatient();
        try {
            return new GrpcBody.Held(reader.readWhole(message, ContentCoding.IDENTITY, -1, share), share);
        } catch (RefusedException e) {
            share.close();
            return new GrpcBody.Refused(e);
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    @Override
    public InputStream stream(GrpcBody value) {
        throw new UnsupportedOperationException("requests are only read");
    }
}
