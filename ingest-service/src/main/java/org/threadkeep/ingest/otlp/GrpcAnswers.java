package org.threadkeep.ingest.otlp;

import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Writes answers that are bytes already. */
record GrpcAnswers() implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] answer) {
        return new ByteArrayInputStream(answer);
    }

    @Override
    public byte[] parse(InputStream answer) {
        try {
            return answer.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
