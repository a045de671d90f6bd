package org.threadkeep.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.admit.Share;
import org.threadkeep.ingest.admit.WorkingMemory;
import org.threadkeep.ingest.config.IngestConfig;

/** Reads a body piece by piece, and stops at the first bound that it breaks. */
@ApplicationScoped
class BodyReader {
    private final long maxBytes;
    private final int maxEvents;
    private final WorkingMemory memory;
    private final Counter bytes;

    BodyReader(IngestConfig config, WorkingMemory memory, MeterRegistry registry) {
        this.maxBytes = config.maxBody().asLongValue();
        this.maxEvents = config.maxBatch();
        this.memory = memory;
        this.bytes = Counter.builder("threadkeep.ingest.body")
                .baseUnit("bytes")
                .description("Bodies that were read, after decompression")
                .register(registry);
    }

    /**
     * Reads a body to its end and sets memory aside in the share: for the body, and for parsing it.
     *
     * @throws RefusedException with 400, 413 or 503
     * @throws SenderGoneException when the body breaks off
     */
    SurveyedBody read(InputStream sent, BodyHeaders headers, Share share) {
        if (headers.length() > maxBytes) {
            throw tooLong();
        }
        SurveyedBody body = new SurveyedBody(
                new ReceivedBody(), headers.framing(), new BodySurvey(headers.framing(), memory.total()));
        try (InputStream plain = headers.coding().decode(new BoundedInput(sent, maxBytes))) {
            fill(body, plain, share);
        } catch (IOException e) {
            throw RefusedException.badRequest("the body is not valid "
                    + headers.coding().name().toLowerCase(Locale.ROOT) + ", or ends too early");
        }
        body.survey().finish();
        requireEvents(body.survey());
        admit(body.survey(), share);
        bytes.increment(body.content().length());
        return body;
    }

    private void fill(SurveyedBody body, InputStream plain, Share share) throws IOException {
        ReceivedBody content = body.content();
        int got = 0;
        while (got >= 0) {
            if (content.isFull()) {
                addPiece(content, share);
            }
            int end = content.end();
            byte[] piece = content.piece();
            got = plain.read(piece, end, piece.length - end);
            if (got > 0) {
                content.added(got);
                body.survey().take(piece, end, end + got);
                requireWithinBounds(body);
            }
        }
    }

    private static void addPiece(ReceivedBody content, Share share) {
        int size = content.nextPiece();
        if (!Waiting.of(() -> share.hold(size))) {
            throw RefusedException.unavailable("too many bytes are in flight");
        }
        content.addPiece(size);
    }

    private void requireWithinBounds(SurveyedBody body) {
        if (body.content().length() > maxBytes) {
            throw tooLong();
        }
        requireNotTooMany(body.survey());
    }

    private RefusedException tooLong() {
        return RefusedException.tooLarge("the body is longer than " + maxBytes + " bytes");
    }

    private void requireNotTooMany(BodySurvey survey) {
        if (survey.events() > maxEvents) {
            throw RefusedException.tooLarge("there are more than " + maxEvents + " events");
        }
    }

    private static void requireEvents(BodySurvey survey) {
        if (survey.events() == 0) {
            throw RefusedException.badRequest("there is no event in the body");
        }
    }

    private void admit(BodySurvey survey, Share share) {
        long needed = share.held() + survey.parsingBytes();
        if (needed > memory.total()) {
            throw RefusedException.tooLarge("reading these events takes about " + (needed >> 20)
                    + " MiB of memory, and this service has " + (memory.total() >> 20)
                    + "; send them in smaller requests");
        }
        if (!Waiting.of(() -> share.beginParsing(survey.parsingBytes()))) {
            throw RefusedException.unavailable("too many large events are being read");
        }
    }

    /** A step that waits for others, until the service stops. */
    private interface Waiting {
        boolean done() throws InterruptedException;

        static boolean of(Waiting step) {
            try {
                return step.done();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RefusedException.unavailable("the service is stopping");
            }
        }
    }
}
