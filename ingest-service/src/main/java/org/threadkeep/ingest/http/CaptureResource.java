package org.threadkeep.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.events.capture.CaptureFormats;
import org.threadkeep.ingest.capture.CaptureCompletion;
import org.threadkeep.ingest.capture.Sender;

/** Takes exchanges and log records. */
public class CaptureResource implements CaptureApi {
    private final Passage passage;
    private final CaptureCompletion completion;

    /** Completes the exchanges that pass. */
    public CaptureResource(Passage passage, CaptureCompletion completion) {
        this.passage = passage;
        this.completion = completion;
    }

    @Override
    @Blocking
    public CompletionStage<Response> capture(String name, InputStream body, HttpHeaders headers, UriInfo uri) {
        CaptureFormat format = CaptureFormats.newest(name)
                .orElseThrow(() -> RefusedException.unknown("the formats are " + CaptureFormats.names()));
        Sender sender = Sender.ofHeaders(header(headers, Sender.TENANT_HEADER), header(headers, Sender.SOURCE_HEADER));
        return passage.take(
                body, headers, uri, surveyed -> completion.complete(surveyed.exchanges(format), format, sender));
    }

    private static Optional<String> header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeaderString(name));
    }
}
