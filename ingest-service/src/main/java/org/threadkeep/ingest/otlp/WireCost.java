package org.threadkeep.ingest.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Estimates how much heap it takes to turn a protobuf message into a turn, from a walk over its bytes: its objects, the JSON
 * tree that is made of them, its bytes, and the tree that is read from these again. On the high side.
 */
final class WireCost {
    /** Deepest nesting of messages that is read: three for each level of an AnyValue, so a hundred of these. */
    static final int MAX_DEPTH = 300;

    private static final int MESSAGE = 450;
    private static final int TEXT = 200;
    private static final int NUMBER = 50;

    /** Copies of a text that exist together: read from protobuf, written as JSON, and read from that with a buffer for it. */
    private static final int BYTE_OF_TEXT = 6;

    private long bytes;

    private WireCost() {}

    /** Bytes of heap; of a message that is malformed, up to where that is found. */
    static long of(ByteString message, Descriptor type) {
        WireCost cost = new WireCost();
        try {
            cost.walk(message.newCodedInput(), type, 0);
        } catch (IOException e) {
            return cost.bytes; // reading it stops there too
        }
        return cost.bytes;
    }

    private void walk(CodedInputStream in, Descriptor type, int depth) throws IOException {
        bytes += MESSAGE;
        if (depth > MAX_DEPTH) {
            throw new InvalidProtocolBufferException("nested too deeply");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                walkDelimited(in, type.findFieldByNumber(WireFormat.getTagFieldNumber(tag)), depth);
            } else if (in.skipField(tag)) {
                bytes += NUMBER;
            } else {
                throw new InvalidProtocolBufferException("a group ends that did not begin");
            }
        }
    }

    private void walkDelimited(CodedInputStream in, FieldDescriptor field, int depth) throws IOException {
        int length = in.readRawVarint32();
        if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            int outer = in.pushLimit(length);
            walk(in, field.getMessageType(), depth + 1);
            in.popLimit(outer);
        } else {
            in.skipRawBytes(length);
            bytes += TEXT + (long) length * BYTE_OF_TEXT;
        }
    }
}
