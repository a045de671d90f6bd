package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** The data of one server-sent event, where they stand; copied only when they go over several lines. */
final class EventData {
    private static final byte[] DONE = "[DONE]".getBytes(UTF_8);

    private final byte[] body;
    private int start;
    private int end;
    private boolean any;
    private ByteArrayOutputStream lines;

    /** Nothing yet. */
    EventData(byte[] body) {
        this.body = body;
    }

    /** Adds a line. */
    void add(int from, int to) {
        int first = from < to && body[from] == ' ' ? from + 1 : from;
        if (!any) {
            any = true;
            start = first;
            end = to;
            return;
        }
        if (lines == null) {
            lines = new ByteArrayOutputStream();
            lines.write(body, start, end - start);
        }
        lines.write('\n');
        lines.write(body, first, to - first);
    }

    /** Gives the event, if there is one, and begins with the next; false when it is no JSON. */
    boolean give(Consumer<ObjectNode> into) {
        if (!any) {
            return true;
        }
        byte[] event = lines == null ? body : lines.toByteArray();
        int from = lines == null ? start : 0;
        int to = lines == null ? end : event.length;
        any = false;
        lines = null;
        boolean nothing = WireEvents.firstByte(event, from, to) < 0 || WireEvents.startsWith(event, from, to, DONE);
        return nothing || WireEvents.give(event, from, to, into);
    }
}
