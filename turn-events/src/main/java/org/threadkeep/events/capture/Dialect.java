package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How one provider writes requests, responses and streams. */
interface Dialect {
    /** Takes a request body apart. */
    void request(ObjectNode body, NormalForm form);

    /** Takes a response body apart, also one of an error: members that are not there are passed over. */
    void response(ObjectNode body, NormalForm form);

    /** Joins the events of one stream. */
    StreamJoin stream();

    /** What a body says went wrong; missing when nothing did. */
    default JsonNode error(JsonNode body) {
        return body.path("error");
    }

    /** Joins the events of a stream into the response body that would have come without streaming. */
    interface StreamJoin {
        void add(ObjectNode event);

        ObjectNode body();

        /** Whether the stream came to its end. */
        boolean isComplete();
    }
}
