package org.threadkeep.ingest.otlp;

import jakarta.enterprise.context.ApplicationScoped;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.Framing;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.http.BodyReader;

/** Opens bodies as far as there is memory for it. */
@ApplicationScoped
class SignalBatches {
    /** The tree of the body, the message and the tree that are made of a record, and the tree that is read again. */
    private static final int TREES = 3;

    private final BodyReader reader;
    private final WorkingMemory memory;

    SignalBatches(BodyReader reader, WorkingMemory memory) {
        this.reader = reader;
        this.memory = memory;
    }

    /**
     * Opens a body, with memory set aside for reading its records one after the other.
     *
     * @throws UndecodableException when it is no request
     * @throws org.threadkeep.ingest.http.RefusedException when there is no room
     */
    SignalBatch open(SignalKind kind, OtlpEncoding encoding, byte[] body, Share share) {
        if (encoding == OtlpEncoding.JSON) {
            reader.admitMore(TurnStream.GROUP_BYTES + TREES * treeBytes(body), share);
            return new JsonBatch(kind, body);
        }
        long room = memory.total() - share.held() - body.length - TurnStream.GROUP_BYTES;
        ProtobufBatch batch = new ProtobufBatch(kind, body, room);
        reader.admitMore(TurnStream.GROUP_BYTES + batch.parsingBytes(), share);
        return batch;
    }

    private static long treeBytes(byte[] body) {
        BodySurvey survey = new BodySurvey(Framing.JSON, Long.MAX_VALUE);
        survey.take(body, 0, body.length);
        survey.finish();
        return survey.parsingBytes();
    }
}
