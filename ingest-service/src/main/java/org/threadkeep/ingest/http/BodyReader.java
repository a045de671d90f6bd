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
import org.threadkeep.ingest.measure.IngestMeter;

/** Reads a body piece by piece, and stops at the first bound that it breaks. */
@ApplicationScoped
public class BodyReader {
    private final long maxBytes;
    private final int maxEvents;
    private final WorkingMemory memory;
    private final Counter bytes;

    BodyReader(IngestConfig config, WorkingMemory memory, MeterRegistry registry) {
        this.maxBytes = config.maxBody().asLongValue();
        this.maxEvents = config.maxBatch();
        this.memory = memory;
        this.bytes = IngestMeter.BODY.counter(registry);
    }

    /**
     * Reads a body to its end and sets memory aside in the share: for the body, and for parsing it.
     *
     * @throws RefusedException with 400, 413 or 503
     * @throws SenderGoneException when the body breaks off
     */
    SurveyedBody read(InputStream sent, BodyHeaders headers, Share share) {
        BodySurvey survey = new BodySurvey(headers.framing(), memory.total());
        ReceivedBody content = receive(sent, headers.coding(), headers.length(), share, (piece, start, end) -> {
            survey.take(piece, start, end);
            requireNotTooMany(survey);
        });
        survey.finish();
        requireEvents(survey);
        admit(survey.parsingBytes(), share);
        return new SurveyedBody(content, headers.framing(), survey);
    }

    /**
     * Reads a body to its end, in one array, and sets memory aside in the share for it. What taking it apart needs is asked for
     * with {@link #admitMore}.
     *
     * @param length in bytes as sent, or -1 when it is not told
     * @throws RefusedException with 400, 413 or 503
     * @throws SenderGoneException when the body breaks off
     */
    public byte[] readWhole(InputStream sent, ContentCoding coding, long length, Share share) {
        ReceivedBody content = receive(sent, coding, length, share, (piece, start, end) -> {});
        admit(content.length(), share);
        return content.join();
    }

    /**
     * Sets memory aside for taking apart what {@link #readWhole} has read.
     *
     * @throws RefusedException with 413 or 503
     */
    public void admitMore(long parsingBytes, Share share) {
        requireFits(share.held() + parsingBytes);
        if (!share.growParsing(parsingBytes)) {
            throw RefusedException.unavailable("too many large events are being read");
        }
    }

    /** Sees each piece of a plain body as it comes. */
    private interface Watch {
        void took(byte[] piece, int start, int end);
    }

    private ReceivedBody receive(InputStream sent, ContentCoding coding, long length, Share share, Watch watch) {
        if (length > maxBytes) {
            throw tooLong();
        }
        ReceivedBody content = new ReceivedBody();
        try (InputStream plain = coding.decode(new BoundedInput(sent, maxBytes))) {
            fill(content, plain, share, watch);
        } catch (IOException e) {
            throw RefusedException.badRequest(
                    "the body is not valid " + coding.name().toLowerCase(Locale.ROOT) + ", or ends too early");
        }
        bytes.increment(content.length());
        return content;
    }

    private void fill(ReceivedBody content, InputStream plain, Share share, Watch watch) throws IOException {
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
                watch.took(piece, end, end + got);
                requireNotTooLong(content);
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

    private void requireNotTooLong(ReceivedBody content) {
        if (content.length() > maxBytes) {
            throw tooLong();
        }
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

    private void admit(long parsingBytes, Share share) {
        requireFits(share.held() + parsingBytes);
        if (!Waiting.of(() -> share.beginParsing(parsingBytes))) {
            throw RefusedException.unavailable("too many large events are being read");
        }
    }

    private void requireFits(long needed) {
        if (needed > memory.total()) {
            throw RefusedException.tooLarge("reading these events takes about " + (needed >> 20)
                    + " MiB of memory, and this service has " + (memory.total() >> 20)
                    + "; send them in smaller requests");
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
