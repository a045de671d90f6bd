package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** NVIDIA Dynamo's audit record: both bodies of a chat completion, the second one missing where the call was cancelled. */
final class DynamoRecord implements LogFormat.Reading {
    private final Dialect dialect = new OpenAiChat();

    @Override
    public void read(ObjectNode logged, NormalForm form) {
        if (logged.path("request") instanceof ObjectNode request) {
            dialect.request(request, form);
        } else {
            form.inputUnknown("is not in the record");
        }
        form.setIfAbsent("request", "model", logged.path("model"))
                .set("request", "stream", logged.path("requested_streaming"));
        if (logged.path("response") instanceof ObjectNode response) {
            ProviderFormat.response(dialect, response, false, form);
        } else {
            form.cutOff("there is none in the record: the call was cancelled");
        }
        form.setIfAbsent("response", "id", logged.path("request_id"));
        form.loss("capture", "is Dynamo's record of the call, not the bytes that went over the wire");
    }
}
