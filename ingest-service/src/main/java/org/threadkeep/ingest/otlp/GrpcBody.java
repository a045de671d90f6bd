package org.threadkeep.ingest.otlp;

import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.http.RefusedException;

/** The message of a gRPC call. */
sealed interface GrpcBody {
    /**
     * It is there.
     *
     * @param bytes as they were sent, after decompression
     * @param share of the memory that holds them; whoever has this closes it
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Held(byte[] bytes, Share share) implements GrpcBody {}

    /** There was no room for it, or it is too large. */
    record Refused(RefusedException reason) implements GrpcBody {}
}
