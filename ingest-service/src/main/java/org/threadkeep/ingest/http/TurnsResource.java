package org.threadkeep.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.threadkeep.ingest.accept.EventCompletion;

/** Takes turn events. */
public class TurnsResource implements TurnsApi {
    private final Passage passage;
    private final EventCompletion completion;

    /** Completes the events that pass. */
    public TurnsResource(Passage passage, EventCompletion completion) {
        this.passage = passage;
        this.completion = completion;
    }

    @Override
    @Blocking
    public CompletionStage<Response> record(InputStream body, HttpHeaders headers, UriInfo uri) {
        return passage.take(body, headers, uri, surveyed -> completion.complete(surveyed.events()));
    }
}
