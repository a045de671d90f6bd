package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.threadkeep.events.Capture;

/**
 * An exchange with a provider: a request body, and a response body that is JSON, or a stream of events, or missing, or no JSON
 * at all.
 */
record ProviderFormat(String name, int version, Dialect dialect) implements CaptureFormat {
    static final int FIRST_ERROR_STATUS = 400;

    @Override
    public ObjectNode normalise(Capture capture) {
        NormalForm form = new NormalForm();
        boolean failed = capture.status().orElse(0) >= FIRST_ERROR_STATUS;
        read(capture.request(), capture.response(), failed, form);
        return form.toJson();
    }

    /** Takes both sides apart. */
    void read(Optional<byte[]> request, Optional<byte[]> response, boolean failed, NormalForm form) {
        request.ifPresentOrElse(
                body -> dialect.request(WireBody.requireObject(body, "data.capture.request"), form),
                () -> form.inputUnknown("was not captured"));
        response.ifPresentOrElse(
                body -> response(WireBody.of(body, "response", form), failed, form), () -> noResponse(failed, form));
    }

    private void response(WireBody body, boolean failed, NormalForm form) {
        if (body instanceof WireBody.Document document && document.json() instanceof ObjectNode json) {
            response(json, failed, form);
        } else if (body instanceof WireBody.Document document && document.json().isArray()) {
            stream(WireEvents.of(document.json()), failed, form);
        } else if (body instanceof WireBody.Streamed streamed) {
            stream(streamed.events(), failed, form);
        } else {
            opaque(failed, form);
        }
    }

    private void response(ObjectNode json, boolean failed, NormalForm form) {
        response(dialect, json, failed, form);
    }

    /** Takes a response apart that is one JSON object. */
    static void response(Dialect dialect, ObjectNode json, boolean failed, NormalForm form) {
        JsonNode error = dialect.error(json);
        if (NormalForm.isPresent(error)) {
            form.error(error);
        } else if (failed) {
            form.error(json);
        }
        dialect.response(json, form);
        if (!form.isFailed() && !form.hasOutput()) {
            form.cutOff("holds no output");
        }
    }

    private void stream(WireEvents events, boolean failed, NormalForm form) {
        Dialect.StreamJoin join = dialect.stream();
        boolean whole = events.forEach(join::add);
        response(join.body(), failed, form);
        if (!form.isFailed() && !(whole && join.isComplete())) {
            form.cutOff("ends before the stream does");
        }
    }

    private static void noResponse(boolean failed, NormalForm form) {
        if (failed) {
            opaque(true, form);
        } else {
            form.cutOff("there is none: the call was cut off, or its response was not captured");
        }
    }

    private static void opaque(boolean failed, NormalForm form) {
        if (failed) {
            form.error(JsonNodeFactory.instance.objectNode().put("type", "not_json"));
        } else {
            form.cutOff("is not JSON, is cut off, or is too intricate to be taken apart");
        }
    }
}
