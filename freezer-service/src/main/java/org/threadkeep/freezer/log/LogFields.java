package org.threadkeep.freezer.log;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;

/** Puts fields on the log lines that are written until it is closed. The names are a fixed list; content is never among them. */
public final class LogFields implements AutoCloseable {
    private final List<String> names = new ArrayList<>();

    /** The stream that the lines are about. */
    public static LogFields stream(Object stream) {
        return new LogFields().and("stream", stream);
    }

    /** The stream and the pack. */
    public static LogFields pack(Object stream, Object packId) {
        return stream(stream).and("packId", packId);
    }

    /** The stream and an offset in it. */
    public static LogFields offset(Object stream, long offset) {
        return stream(stream).and("offset", offset);
    }

    private LogFields() {}

    private LogFields and(String name, Object value) {
        MDC.put(name, String.valueOf(value));
        names.add(name);
        return this;
    }

    @Override
    public void close() {
        names.forEach(MDC::remove);
    }
}
