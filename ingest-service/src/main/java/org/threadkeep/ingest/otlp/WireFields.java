package org.threadkeep.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Cuts the length-delimited fields out of a protobuf message, without copying them and without building the message. */
final class WireFields {
    /** What is done with a field. */
    @FunctionalInterface
    interface Field {
        void take(int number, ByteString value) throws IOException;
    }

    private WireFields() {}

    /**
     * Visits the fields in order; numbers are passed over.
     *
     * @throws InvalidProtocolBufferException when the message is malformed or breaks off
     */
    static void forEach(ByteString message, Field each) throws IOException {
        CodedInputStream in = message.newCodedInput();
        in.enableAliasing(true);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                each.take(WireFormat.getTagFieldNumber(tag), in.readBytes());
            } else if (!in.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that did not begin");
            }
        }
    }

    /** The last field of this number, which is the one that counts; empty when there is none. */
    static ByteString last(ByteString message, int wanted) throws IOException {
        ByteString[] found = {ByteString.EMPTY};
        forEach(message, (number, value) -> found[0] = number == wanted ? value : found[0]);
        return found[0];
    }
}
